import type { ProfileVersion } from '@poczekalnia/queue-core/store'
import { textHash } from '../../office/profile-hash.ts'

/**
 * Which text holds when the hub reads the profile's file: who spoke last. A file that lies there as it did when a
 * version was taken over that could not be written into it has not been touched since, so the version holds; any other
 * file that differs is the operator's word.
 * @param file the file's text; `null`: it can't be read
 * @param newest the version that was in force last
 */
export function whichHolds(file: string | null, newest: ProfileVersion | null): 'file' | 'version' {
  if (newest === null) return 'file'
  if (file === null || file === newest.text) return 'version'
  return !newest.inFile && textHash(file) === newest.fileBefore ? 'version' : 'file'
}
