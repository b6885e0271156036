import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Profile, ProfileSchema } from './schema.ts'

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
  const document = parseDocument(text)
  if (document.errors.length > 0)
    throw new ProfileProblem(
      source,
      document.errors.map((e) => firstLine(e.message)),
    )
  const result = ProfileSchema.safeParse(document.toJS())
  if (result.success) return result.data
  throw new ProfileProblem(source, result.error.issues.map(describe))
}

const firstLine = (message: string) => message.split('\n')[0] ?? message

function describe(issue: z.core.$ZodIssue): string {
  const at = pathText(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${at}: no such setting: ${issue.keys.join(', ')}`
    case 'too_small':
      return `${at}: expected at least ${issue.minimum}`
    case 'too_big':
      return `${at}: expected at most ${issue.maximum}`
    default:
      // zod's own messages begin "Invalid input: expected …", "Invalid option: expected …"; ours say the expectation alone.
      return `${at}: expected ${issue.message.replace(/^Invalid (input|option): expected /, '')}`
  }
}

const pathText = (path: readonly PropertyKey[]) =>
  path.length === 0
    ? 'the file'
    : path
        .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
        .join('')
