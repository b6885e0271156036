/** Signs of an address that Windows hands to a mail program; Chromium hands on no longer one. */
const LONGEST = 2_000
/** Of them for subject and text where several are written to: their addresses want room too. */
const LONGEST_OF_ALL = 1_200

type Letter = { subject: string; text: string }

const subjectOf = ({ subject }: Letter): string => `subject=${encodeURIComponent(subject)}`
const whole = (letter: Letter): string =>
  `${subjectOf(letter)}&body=${encodeURIComponent(letter.text.replace(/\n/g, '\r\n'))}`

/** A letter in the reader's own mail program (RFC 6068); `hasText`: else its text is to be copied there. */
export type MailLink = { address: string; hasText: boolean }

/** To one visitor. Cyrillic letters take six signs each in an address, so that a text of theirs is soon too long. */
export function mailTo(email: string, letter: Letter): MailLink {
  const address = (about: string) => `mailto:${encodeURIComponent(email)}?${about}`
  const hasText = address(whole(letter)).length <= LONGEST
  return { address: address(hasText ? whole(letter) : subjectOf(letter)), hasText }
}

/**
 * To several who must not see each other's address: as many mails as it takes for each to be short enough.
 * @returns each with how many it goes to
 */
export function mailToAll(emails: readonly string[], letter: Letter): (MailLink & { count: number })[] {
  const hasText = whole(letter).length <= LONGEST_OF_ALL
  const about = hasText ? whole(letter) : subjectOf(letter)
  const groups: string[][] = []
  for (const email of emails) {
    const last = groups.at(-1)
    const length = about.length + (last ?? []).reduce((sum, one) => sum + encodeURIComponent(one).length + 1, 20)
    if (last && length + encodeURIComponent(email).length < LONGEST) last.push(email)
    else groups.push([email])
  }
  return groups.map((group) => {
    const address = `mailto:?bcc=${group.map(encodeURIComponent).join(',')}&${about}`
    return { address, hasText, count: group.length }
  })
}
