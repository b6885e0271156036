import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readProfile } from '@poczekalnia/queue-core'
import { databaseName, openSqliteStore, type ProfileVersion, type SqliteStore } from '@poczekalnia/queue-core/store'
import { readHubInfo } from '../../apps/hub/src/features/devices/index.ts'
import { profileFile } from '../../apps/hub/src/features/profile/profile-file.ts'
import { CommandFailure, UsageFailure } from './command-line.ts'
import { officeFolder } from './office-folder.ts'

/** Where an office keeps its data, as it was given on the command line. */
export type OfData = { data: string | undefined; office: string | undefined }

/** Lists the profiles that were in force, the newest first. */
export function listVersions(of: OfData): number {
  return withVersions(of, ({ store, id }) => {
    const versions = store.profiles.list(id)
    for (const [index, { version, at, by, origin, hash }] of versions.entries()) {
      const now = index === 0 ? '  in force' : ''
      console.log(
        `${String(version).padStart(4)}  ${new Date(at).toISOString()}  ${origin.padEnd(6)}  ${hash.slice(0, 12)}  by ${by}${now}`,
      )
    }
    return 0
  })
}

/** Prints the text of one of them. */
export function printVersion(of: OfData, asked: string | undefined): number {
  return withVersions(of, (place) => {
    process.stdout.write(versionOf(place, asked).text)
    return 0
  })
}

/**
 * Puts the text of one of them into the office's file: from then on it is the operator's word, which a hub takes at its next start or when it
 * is told to read the file again.
 *
 * @throws CommandFailure when there is no such version, it is no profile for this release, or the file can't be written
 */
export function bringBack(of: OfData, asked: string | undefined, given: string | undefined): Promise<number> {
  return withVersions(of, async (place) => {
    const { text, version } = versionOf(place, asked)
    readProfile(text, `version ${version}`)
    const file = given ?? readHubInfo(place.dir)?.office
    if (file === undefined) throw new UsageFailure('Say with --file which file the profile of this office is in.')
    const target = profileFile(file, true)
    if (target.read() !== text && !target.write(text)) throw new CommandFailure(`${file} cannot be written`)
    // Else a version that the file never got would still hold over a file that looks untouched.
    const newest = place.store.profiles.newest(place.id)
    if (newest && !newest.inFile) await place.store.profiles.markInFile(place.id, newest.version)
    console.log(
      `${resolve(file)}: version ${version} again. A hub takes it over at its next start, or after kill -HUP.`,
    )
    return 0
  })
}

type Place = { store: SqliteStore; id: string; dir: string }

function withVersions<Answer>({ data, office }: OfData, work: (place: Place) => Answer): Answer {
  const dir = officeFolder(data, office)
  const file = join(dir, databaseName)
  if (!existsSync(file)) throw new CommandFailure(`${dir}: no hub has run on this folder yet`)
  const store = openSqliteStore(file)
  const close = () => store.close()
  try {
    const [id] = store.profiles.offices()
    if (id === undefined) throw new CommandFailure(`${dir}: no profile is kept here yet; start the hub once`)
    const answer = work({ store, id, dir })
    if (answer instanceof Promise) return answer.finally(close) as Answer
    close()
    return answer
  } catch (error) {
    close()
    throw error
  }
}

function versionOf({ store, id }: Place, asked: string | undefined): ProfileVersion {
  if (asked === undefined || !/^\d{1,9}$/.test(asked)) throw new UsageFailure('Say which version, by its number.')
  const version = store.profiles.version(id, Number(asked))
  if (!version)
    throw new CommandFailure(`There is no version ${asked}; pnpm office versions lists those that there are.`, 1)
  return version
}
