import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, isHalfRestored, keptFrom, mustBeWhole, nameOf } from '@poczekalnia/queue-core/store'
import { CommandFailure, UsageFailure } from './command-line.ts'
import { defaultDataDir, defaultSeveralDir } from './defaults.ts'

/**
 * The data folder of the office that a command is about. A hub of several offices has one for each in its own.
 *
 * @param data the hub's data folder, as it was given
 * @param office the office's id, as it was given
 * @throws UsageFailure when it has to be said which office, with those that there are
 * @throws CommandFailure when that office is not there
 * @throws StoreFailure when a restore was broken off there
 */
export function officeFolder(data: string | undefined, office: string | undefined): string {
  const dir = folderOf(data, office)
  // Before anybody says that nothing is here.
  mustBeWhole(dataFolder(dir))
  return dir
}

function folderOf(data: string | undefined, office: string | undefined): string {
  const dir = data ?? (office === undefined ? defaultDataDir : defaultSeveralDir)
  if (isOffice(dir)) {
    if (office === undefined) return dir
    throw new CommandFailure(`${dir} is the data folder of one office: leave --office ${office} out`)
  }
  const offices = officesIn(dir)
  if (office === undefined) {
    if (offices.length === 0) return dir
    throw new UsageFailure(`${dir} has the data of several offices, say which with --office: ${offices.join(', ')}`)
  }
  if (!isId(office)) throw new UsageFailure(`--office takes an office's id, such as katowice, not ${office}`)
  if (offices.length > 0 && !offices.includes(office))
    throw new CommandFailure(`${dir} has no office ${office}, there are: ${offices.join(', ')}`)
  return join(dir, office)
}

/** Whether a word is an office's id and not, for example, the path of its profile. */
export const isId = (word: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word)

/** Whether an office's file lies there, or did until a restore was broken off, or its hub keeps it in a database. */
export const isOffice = (dir: string): boolean =>
  existsSync(nameOf(dataFolder(dir))) || isHalfRestored(dataFolder(dir)) || keptFrom(dir).kind === 'postgres'

/** Ids of the offices that a data folder of several has, by name. */
export function officesIn(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isId(entry.name) && isOffice(join(dir, entry.name)))
    .map((entry) => entry.name)
    .sort()
}
