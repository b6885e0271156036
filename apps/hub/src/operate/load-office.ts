import { type Office, office, ProfileProblem, readProfile } from '@poczekalnia/queue-core'
import { faultLine } from '@poczekalnia/written'
import { readTextFile } from '@poczekalnia/written/file'

/**
 * Reads the text of an office's profile.
 * @throws ProfileProblem when there is no file, or none that is a text in UTF-8
 */
export function profileText(file: string): string {
  const found = readTextFile(file)
  if ('text' in found) return found.text
  throw new ProfileProblem([faultLine(file, found.fault)])
}

/** Reads an office's profile from its file. @throws ProfileProblem with a line for everything that is wrong */
export const loadOffice = (file: string): Office => office(readProfile(profileText(file), file))
