import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName, dropPrepared } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'

const DAY_MS = 86_400_000

/**
 * What an update and a restore leave beside the log, `office.db.before-v3` and `office.db.replaced-20261119T113305Z`,
 * with side files.
 */
const copy = /^\.(before-v\d+|replaced-\d{8}T\d{6}Z(-\d+)?)(-wal|-shm|-journal)?$/

/**
 * Deletes earlier files beside the log once they are older than personal data may be kept: there are names in them, and
 * who is erased must not live on in a forgotten copy (ALL-4). At the start and then every day.
 * @param keptDays days that personal data is kept, asked for each time
 * @param now epoch ms of the machine's own clock, which dates files
 * @returns stops it
 */
export function dropOldCopies(
  dir: string,
  keptDays: () => number,
  log: Pick<Logger, 'info' | 'error'>,
  now: () => number = Date.now,
): () => void {
  const drop = () => {
    try {
      for (const name of readdirSync(dir)) {
        if (!name.startsWith(databaseName) || !copy.test(name.slice(databaseName.length))) continue
        // When it was put there: a file that is moved aside keeps the time of its contents.
        if (now() - statSync(join(dir, name)).ctimeMs < keptDays() * DAY_MS) continue
        rmSync(join(dir, name))
        log.info({ file: name }, 'an earlier file has had its time and was deleted')
      }
    } catch (error) {
      log.error({ err: error }, 'earlier files could not be deleted')
    }
  }
  drop()
  // Only a restore makes such files, and none runs beside a hub: what lies there was broken off.
  dropPrepared(join(dir, databaseName))
  const timer = setInterval(drop, DAY_MS)
  return () => clearInterval(timer)
}
