import { LONGEST_PROFILE, type ProfileFault } from '@poczekalnia/protocol'
import { checkYaml, placesIn } from '@poczekalnia/written'
import { rules } from './rules.ts'
import { type Profile, ProfileSchema } from './schema.ts'

export type { ProfileFault }

/**
 * Checks an office profile: the profile, or everything that is wrong with it, in the order of the file. Never throws,
 * whatever the text.
 */
export function checkProfile(text: string): { profile: Profile } | { faults: ProfileFault[] } {
  if (text.length > LONGEST_PROFILE) return { faults: [tooLong(text)] }
  const checked = checkYaml(text, ProfileSchema, rules)
  return 'data' in checked ? { profile: checked.data } : checked
}

const tooLong = (text: string): ProfileFault => ({
  ...placesIn(text)(LONGEST_PROFILE),
  path: '',
  expected:
    `the text ends here at the latest: a profile has at most ${LONGEST_PROFILE} characters, ` +
    `this one has ${text.length}`,
  what: { kind: 'at-most', most: LONGEST_PROFILE, of: 'text' },
})
