import { copyAll } from './copy-all.ts'
import { StoreFailure } from './errors.ts'
import type { BackUp } from './ports/copies.ts'
import type { StoredEvent } from './ports/events.ts'
import type { PostgresPlace } from './postgres/open-database.ts'
import { readPostgresOffice } from './postgres/read-office.ts'
import { verifyPostgresLog } from './postgres/verify.ts'
import { makeBackUp } from './sqlite/copies/back-up.ts'
import { openSqliteStore } from './sqlite/store.ts'

/**
 * Copies all that an office keeps in a database into a file as a backup of a data folder is one, as it was at one
 * moment, also while its hub works; checked and sealed in the same way.
 * @param noteOf the ticket that an event tells of a note on; `null`: of none
 * @throws StoreFailure
 */
export async function backUpDatabase(
  place: PostgresPlace,
  order: Parameters<typeof makeBackUp>[1] & { noteOf: (event: StoredEvent) => string | null },
): Promise<BackUp> {
  const { office } = place
  try {
    return await makeBackUp(`${place.office} in the database`, order, (mine) =>
      readPostgresOffice(place, async (source) => {
        const target = openSqliteStore(mine)
        try {
          await copyAll({ source, target, office, noteOf: order.noteOf })
          const snapshot = await source.load(office)
          if (snapshot) await target.save(office, snapshot.version, snapshot.state)
        } finally {
          await target.close()
        }
      }),
    )
  } catch (error) {
    if (!(error instanceof StoreFailure) || error.kind !== 'damaged') throw error
    // Which event it is says whoever walks the log.
    const verdict = await verifyPostgresLog(place)
    if (verdict.ok) throw error
    return verdict
  }
}
