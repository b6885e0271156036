import type { WireError } from '@poczekalnia/protocol'
import type { z } from 'zod'

/** The answer to what is not done: its code of the closed list and the facts of that code. */
export const refused = (error: WireError): { ok: false; error: WireError } => ({ ok: false, error })

/** The first thing that is wrong: which field, and what is expected there. */
export function badRequest(error: z.ZodError): WireError {
  const issue = deepest(error.issues[0])
  const field = issue?.path.join('.') || 'payload'
  if (issue?.code === 'unrecognized_keys')
    return { code: 'bad-request', field: issue.keys.join(', '), expected: 'no such field' }
  return {
    code: 'bad-request',
    field,
    expected: (issue?.message ?? '').replace(/^Invalid (input|option|string): /, ''),
  }
}

/** Of a union's failures, the first of the first: "desk or queue" is told by what was missing in one of them. */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  return issue?.code === 'invalid_union' ? (deepest(issue.errors[0]?.[0]) ?? issue) : issue
}
