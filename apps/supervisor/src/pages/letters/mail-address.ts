/** Signs of a `mailto:` address that every mail program takes. */
const LONGEST = 1_800

type Letter = { subject: string; text: string }

const query = ({ subject, text }: Letter): string =>
  `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\n/g, '\r\n'))}`

/** Opens the reader's own mail program with a letter to one (RFC 6068). */
export const mailTo = (email: string, letter: Letter): string => `mailto:${encodeURIComponent(email)}?${query(letter)}`

/**
 * The same to several who must not see each other's address: as many mails as it takes for each address to be short
 * enough.
 */
export function mailToAll(emails: readonly string[], letter: Letter): string[] {
  const about = query(letter)
  const mails: string[][] = []
  for (const email of emails) {
    const last = mails.at(-1)
    const length = about.length + (last ?? []).reduce((sum, one) => sum + encodeURIComponent(one).length + 1, 0)
    if (last && length + encodeURIComponent(email).length < LONGEST) last.push(email)
    else mails.push([email])
  }
  return mails.map((group) => `mailto:?bcc=${group.map(encodeURIComponent).join(',')}&${about}`)
}
