import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyInPlaceOf, hold } from './copy-office.ts'
import { dataFolder } from './place.ts'
import type { Checked, NumbersGiven, Restored } from './ports/copies.ts'
import type { StoredEvent } from './ports/events.ts'
import type { PostgresPlace } from './postgres/open-database.ts'
import { restoreBackup } from './sqlite/copies/restore-backup.ts'

/**
 * Puts a backup in the place of an office in a database and tells the log so. It is made and checked in a folder of its
 * own, copied beside the office and takes its place in one transaction: broken off before that, the office is what it
 * was; what was there is put aside, not deleted.
 *
 * @param order as of `restoreBackup`
 * @param order.noteOf the ticket that an event tells of a note on; `null`: of none
 * @throws CopyRefused while a hub works the office
 * @throws StoreFailure
 */
export async function restoreIntoDatabase(
  place: PostgresPlace,
  order: {
    backup: string
    at: number
    others: readonly string[]
    accept?: (found: Checked) => void
    numbersFrom: (found: Checked, backup: NumbersGiven, known: readonly NumbersGiven[]) => number | null
    noteOf: (event: StoredEvent) => string | null
  },
): Promise<Restored> {
  const { at, noteOf, numbersFrom, ...rest } = order
  const release = await hold(place)
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-restore-'))
  try {
    const known = await (await import('./postgres/schemas.ts')).numbersThere(place)
    const restored = await restoreBackup({
      ...{ ...rest, at, dir },
      numbersFrom: (found, inBackup) => numbersFrom(found, inBackup, known),
    })
    if (!restored.ok) return restored
    const replaced = await copyInPlaceOf(place, dataFolder(dir), { office: place.office, noteOf, at })
    return { ...restored, known, replaced }
  } finally {
    rmSync(dir, { recursive: true, force: true })
    await release()
  }
}
