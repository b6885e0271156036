import { checkYaml, type FileFault } from './check-yaml.ts'
import { type Profile, ProfileSchema } from './schema.ts'

/** What is wrong at a place of a profile. */
export type ProfileFault = FileFault

/** Checks an office profile: the profile, or everything that is wrong with it, in the order of the file. */
export function checkProfile(text: string): { profile: Profile } | { faults: ProfileFault[] } {
  const checked = checkYaml(text, ProfileSchema)
  return 'data' in checked ? { profile: checked.data } : checked
}
