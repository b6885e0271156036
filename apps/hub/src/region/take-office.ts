import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Office } from '@poczekalnia/queue-core'
import { type Lease, openLeaseAt, type PostgresPlace } from '@poczekalnia/queue-core/store'
import type { HttpEndpoint } from '@poczekalnia/server/endpoint'
import { keptFile } from '@poczekalnia/server/kept-file'
import type { Logger } from '@poczekalnia/server/logger'
import { z } from 'zod'
import { handOnToOwner } from './hand-on.ts'

/**
 * The office's lease, not taken yet.
 * @param parts.dir the hub's data folder, by which it knows itself after a restart
 * @param parts.address where the other hubs reach this one
 * @throws StoreFailure
 */
export async function openLease(parts: { place: PostgresPlace; dir: string; address: string }): Promise<Lease> {
  return openLeaseAt(parts.place, { owner: nameIn(parts.dir), address: parts.address, memory: memoryIn(parts.dir) })
}

/**
 * Stands by until the office is this hub's (REG-1); whoever comes meanwhile is handed on to the one that works it.
 * @throws StoreFailure
 */
export async function takeOffice(parts: {
  lease: Lease
  office: Office
  endpoint: HttpEndpoint
  log: Logger
  /** Another works the office: from now on who comes is handed on. */
  onStandBy: () => void
}): Promise<void> {
  const { lease, endpoint, log, onStandBy } = parts
  const { id, name } = parts.office.profile
  let owner: URL | null = null
  let handOn: (() => void) | null = null
  try {
    const standBy = (address: string) => {
      owner = URL.canParse(address) ? new URL(address) : null
      handOn ??= handOnToOwner(endpoint, name, () => owner, log)
      onStandBy()
    }
    await lease.take(
      ({ address }) => {
        standBy(address)
        log.info({ about: id, worksAt: address }, 'another hub works the office: this one stands by')
      },
      () => {
        standBy('')
        log.error({ about: id }, lackingWords)
      },
    )
  } finally {
    ;(handOn as (() => void) | null)?.()
  }
  log.info({ about: id, token: lease.token }, 'the office is this hub’s')
}

const whole = z.number().int().min(0)
const Kept = z.strictObject({
  ...{ id: whole, token: whole, beat: whole },
  wrote: z.strictObject({ writer: z.uuid(), batch: whole }).nullable(),
})

/** What the database has kept for this hub, beside it: a standby that is promoted meanwhile may lack it. */
const memoryIn = (dir: string) => keptFile(join(dir, 'database-kept.json'), Kept)

/** What has to be done before anybody may work the office again: docs/region.md. */
const lackingWords =
  'the database has lost something that it had kept, numbers that people hold perhaps. Nobody works the office until ' +
  'it is restored with higher ones: poczekalnia backup --data DIR --to FILE, then poczekalnia restore FILE --data DIR'

/** By what this hub is told from others, made once for its data folder. */
function nameIn(dir: string): string {
  const file = join(dir, 'hub-name')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const name = randomUUID()
    writeFileSync(file, `${name}\n`, { mode: 0o600 })
    return name
  }
}
