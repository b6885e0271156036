import { type Office, office, readProfile } from '@poczekalnia/queue-core'
import type { Profiles, Store } from '@poczekalnia/queue-core/store'
import { textHash } from '../../office/profile-hash.ts'
import type { ProfileSource } from '../../office/session.ts'
import { whichHolds } from './in-force.ts'
import type { ProfileFile } from './profile-file.ts'

/** The profile to go by, and the text that it was read from. */
export type InForce = { office: Office; source: ProfileSource }

/**
 * Which profile the office goes by, of the text in its file and the version that was in force last (docs/operating.md).
 * @param path what to call the file in errors
 * @throws ProfileProblem when that text is no profile
 */
export async function profileInForce(text: string, path: string, profiles: Profiles): Promise<InForce> {
  const fromFile = office(readProfile(text, path))
  const newest = await profiles.newest(fromFile.profile.id)
  if (newest === null || whichHolds(text, newest) === 'file')
    return { office: fromFile, source: { text, origin: 'file', inFile: true, fileBefore: textHash(text) } }
  const { origin, version } = newest
  const source = { text: newest.text, origin, inFile: text === newest.text, fileBefore: textHash(text) }
  if (source.inFile) return { office: fromFile, source }
  return { office: office(readProfile(newest.text, `version ${version} of the profile`)), source }
}

/** A version that the file did not get goes there now, if it can: its disk was full, or its rights were put right. */
export async function catchUp(file: ProfileFile, id: string, store: Pick<Store, 'profiles' | 'note'>): Promise<void> {
  const newest = await store.profiles.newest(id)
  if (!newest || newest.inFile) return
  if (file.read() === newest.text || (whichHolds(file.read(), newest) === 'version' && file.write(newest.text)))
    await store.note([{ type: 'profile-in-file', office: id, version: newest.version }])
}
