import type { ProfileFault } from '@poczekalnia/protocol'
import { checkYaml } from './check-yaml.ts'
import { type Profile, ProfileSchema } from './schema.ts'

export type { ProfileFault }

/** Checks an office profile: the profile, or everything that is wrong with it, in the order of the file. */
export function checkProfile(text: string): { profile: Profile } | { faults: ProfileFault[] } {
  const checked = checkYaml(text, ProfileSchema)
  return 'data' in checked ? { profile: checked.data } : checked
}
