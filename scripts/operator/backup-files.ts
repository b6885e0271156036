import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** `katowice-20261119T113305Z.db`: which office, and when (UTC), so that names sort by age. */
export const backupName = (office: string, at: number): string =>
  `${office}-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}.db`

/**
 * Deletes an office's backups in a folder but the newest so many, and answers the names of those that went. Other files
 * stay.
 */
export function keepNewest(folder: string, office: string, count: number): string[] {
  const mine = new RegExp(`^${office}-\\d{8}T\\d{6}Z\\.db$`)
  const old = readdirSync(folder)
    .filter((name) => mine.test(name))
    .sort()
    .slice(0, -count)
  for (const name of old) rmSync(join(folder, name))
  return old
}
