import { checkProfile, type ProfileFault } from './check-profile.ts'
import type { Profile } from './schema.ts'

/** A profile that can't be used. Each problem names the path in the file and says what is expected there. */
export class ProfileProblem extends Error {
  readonly problems: readonly string[]
  constructor(source: string, problems: readonly string[]) {
    super(`${source}: ${problems.join('; ')}`)
    this.name = 'ProfileProblem'
    this.problems = problems
  }
}

/**
 * Reads an office profile from YAML.
 * @param source what to call the text in errors, usually the file's name
 * @throws ProfileProblem naming every path that is wrong and what is expected there
 */
export function readProfile(text: string, source: string): Profile {
  const checked = checkProfile(text)
  if ('profile' in checked) return checked.profile
  throw new ProfileProblem(source, checked.faults.map(told))
}

/** What yaml says of a broken text names its line already. */
const told = ({ path, expected }: ProfileFault) => (path === '' ? expected : `${path}: ${expected}`)
