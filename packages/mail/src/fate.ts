import type { Fate } from './letter.ts'

/** What an error of nodemailer tells, as far as it is asked here. */
type MailError = Error & { code?: string; responseCode?: number; response?: string; command?: string }

/**
 * What an attempt came to. nodemailer gives 450 and 550 the same code: only `responseCode` tells a "not now" from a
 * "never" (RFC 5321, 4.2.1).
 * @param hasBegun the server had asked for the letter's text
 */
export function fateOf(error: unknown, hasBegun = false): Exclude<Fate, { kind: 'sent' }> {
  const { responseCode, response, message, code, command } = error as MailError
  const said = response ?? message ?? String(error)
  // A server that asks for a password, or can't be trusted, is the office's to mend: the letter waits for that.
  if (code === 'EAUTH' || code === 'ETLS') return { kind: 'later', code: responseCode ?? null, said }
  if (responseCode === undefined || responseCode < 400) {
    // Cut off after the text had begun: a final 250 may have been lost on the way.
    return { kind: hasBegun ? 'perhaps' : 'later', code: null, said }
  }
  // 421 closes the line whatever was asked; 5xx about a greeting is about us and not about the letter.
  if (responseCode >= 500 && command !== 'CONN' && command !== 'EHLO' && command !== 'HELO')
    return { kind: 'refused', code: responseCode, said }
  return { kind: 'later', code: responseCode, said }
}

/**
 * What an answer of nodemailer tells. Its promise is kept although a recipient was refused, as long as another one was
 * not: that stands beside it.
 */
export function fateOfAnswer({ rejectedErrors }: { rejectedErrors?: readonly Error[] | undefined }): Fate {
  const [refused] = rejectedErrors ?? []
  return refused ? fateOf(refused) : { kind: 'sent' }
}
