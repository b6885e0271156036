import { visitorEmail } from '../forms.ts'

/** Why an address that the staff typed is not taken, as the site's hub is told. */
export type EmailRefusal = { code: 'email' | 'email-letters' }

/**
 * Reads an address that the staff typed for somebody, by the same rule as a visitor's own; `''` for who has none.
 * @param anyLetters as in `visitorEmail`
 */
export function readTypedEmail(typed: string, anyLetters: boolean): { email: string } | { refusal: EmailRefusal } {
  if (typed === '') return { email: '' }
  const read = visitorEmail(anyLetters).safeParse(typed)
  if (read.success) return { email: read.data }
  const isOfLetters = read.error.issues[0]?.message === 'email-letters'
  return { refusal: { code: isOfLetters ? 'email-letters' : 'email' } }
}
