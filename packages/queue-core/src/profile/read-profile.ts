import { faultLine, MOST_FAULTS } from '@poczekalnia/written'
import { checkProfile, type ProfileFault } from './check-profile.ts'
import type { Profile } from './schema.ts'

/**
 * A profile, or what belongs to it, that can't be used. Each problem is a line: the file, line and column, and what is
 * expected there.
 */
export class ProfileProblem extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.slice(0, MOST_FAULTS).join('\n'))
    this.name = 'ProfileProblem'
    this.problems = problems
  }
}

/**
 * Reads an office profile from YAML.
 * @param source what to call the text in errors, usually the file's name
 * @throws ProfileProblem naming every place that is wrong and what is expected there
 */
export function readProfile(text: string, source: string): Profile {
  const checked = checkProfile(text)
  if ('profile' in checked) return checked.profile
  throw new ProfileProblem(checked.faults.map((fault: ProfileFault) => faultLine(source, fault)))
}
