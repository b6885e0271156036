import { resolve } from 'node:path'
import { readProfile } from '@poczekalnia/queue-core'
import { isKeptAt, keptFrom, openStoreAt, type ProfileVersion, type Store } from '@poczekalnia/queue-core/store'
import { readHubInfo } from '../../apps/hub/src/features/devices/index.ts'
import { profileFile } from '../../apps/hub/src/features/profile/profile-file.ts'
import { CommandFailure, UsageFailure } from './command-line.ts'
import { officeFolder } from './office-folder.ts'
import { officeTimes } from './office-times.ts'

/** Where an office keeps its data, as it was given on the command line. */
export type OfData = { data: string | undefined; office: string | undefined }

/** Lists the profiles that were in force, the newest first. */
export function listVersions(of: OfData): Promise<number> {
  return withVersions(of, async ({ store, id }) => {
    const versions = await store.profiles.list(id)
    const when = officeTimes((await store.profiles.newest(id))?.text ?? null)
    for (const [index, { version, at, by, origin, hash }] of versions.entries()) {
      const now = index === 0 ? '  in force' : ''
      console.log(
        `${String(version).padStart(4)}  ${when(at)}  ${origin.padEnd(6)}  ${hash.slice(0, 12)}  by ${by}${now}`,
      )
    }
    return 0
  })
}

/** Prints the text of one of them. */
export function printVersion(of: OfData, asked: string | undefined): Promise<number> {
  return withVersions(of, async (place) => {
    process.stdout.write((await versionOf(place, asked)).text)
    return 0
  })
}

/**
 * Puts the text of one of them into the office's file: from then on it is the operator's word, which a hub takes at its
 * next start or when it is told to read the file again.
 *
 * @throws CommandFailure when there is no such version, it is no profile for this release, or the file can't be written
 */
export function bringBack(of: OfData, asked: string | undefined, given: string | undefined): Promise<number> {
  return withVersions(of, async (place) => {
    const { text, version } = await versionOf(place, asked)
    readProfile(text, `version ${version}`)
    const file = given ?? readHubInfo(place.dir)?.office
    if (file === undefined) throw new UsageFailure('Say with --file which file the profile of this office is in.')
    const target = profileFile(file, true)
    if (target.read() !== text && !target.write(text)) throw new CommandFailure(`${file} cannot be written`)
    // Else a version that the file never got would still hold over a file that looks untouched.
    const newest = await place.store.profiles.newest(place.id)
    if (newest && !newest.inFile)
      await place.store.note([{ type: 'profile-in-file', office: place.id, version: newest.version }])
    console.log(
      `${resolve(file)}: version ${version} again. A hub takes it over at its next start, or after kill -HUP.`,
    )
    return 0
  })
}

type Place = { store: Store; id: string; dir: string }

async function withVersions<Answer>(
  { data, office }: OfData,
  work: (place: Place) => Promise<Answer>,
): Promise<Answer> {
  const dir = officeFolder(data, office)
  const place = keptFrom(dir)
  if (!(await isKeptAt(place))) throw new CommandFailure(`${dir}: no hub has run on this folder yet`)
  const store = await openStoreAt(place)
  try {
    const [id] = await store.profiles.offices()
    if (id === undefined) throw new CommandFailure(`${dir}: no profile is kept here yet; start the hub once`)
    return await work({ store, id, dir })
  } finally {
    await store.close()
  }
}

async function versionOf({ store, id }: Place, asked: string | undefined): Promise<ProfileVersion> {
  if (asked === undefined || !/^\d{1,9}$/.test(asked)) throw new UsageFailure('Say which version, by its number.')
  const version = await store.profiles.version(id, Number(asked))
  if (!version)
    throw new CommandFailure(`There is no version ${asked}; poczekalnia office versions lists those that there are.`, 1)
  return version
}
