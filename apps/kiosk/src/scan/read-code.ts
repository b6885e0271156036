/**
 * What a code of this office can look like. `numbers`: prefixes of the booking numbers that visits are called by
 * (OLS-1).
 */
export type CodeShape = {
  kind: 'digits' | 'letters-and-digits'
  min: number
  max: number
  numbers: readonly string[]
}

/** What was scanned: the code of a booked visit, or that of the page of a ticket that somebody has (ACC-9). */
export type Scan = { of: 'visit' | 'ticket'; code: string }

/** The address of a ticket's own page, as its paper carries it: the code behind `/t/`, small letters and digits. */
const ticketPage = /:\/\/\S+\/t\/([0-9a-z]{16})\/?(?:[?#]\S*)?$/i

/**
 * What a scanner read, `null` when nothing there is either. The address of a ticket's page is no code of a visit,
 * whatever its end looks like.
 */
export function readScan(text: string, shape: CodeShape): Scan | null {
  const ticket = ticketPage.exec(text.trim())?.[1]
  if (ticket !== undefined) return { of: 'ticket', code: ticket.toLowerCase() }
  const code = readCode(text, shape)
  return code === null ? null : { of: 'visit', code }
}

/** Whether this can be a code here. Capital letters only. */
export function isCode(text: string, shape: CodeShape): boolean {
  const signs = shape.kind === 'digits' ? /^[0-9]+$/ : /^[0-9A-Z]+$/
  if (signs.test(text) && text.length >= shape.min && text.length <= shape.max) return true
  return shape.numbers.some((prefix) => text.startsWith(prefix) && /^\d{3,4}$/.test(text.slice(prefix.length)))
}

/**
 * Finds the code in what a scanner read: the bare code in any case, in groups, with the scanner's own prefix and
 * suffix, with a word before it ("Kod: KX7M2Q"), or in an address, as `?code=` or as the last part of its path.
 * @returns the code in capitals, `null` when nothing there, or more than one thing, can be one
 */
export function readCode(text: string, shape: CodeShape): string | null {
  // A symbology identifier (ISO/IEC 15424) says what kind of bar code it was: `]Q3`, `]C1`.
  const read = text.replace(/^\][A-Za-z][0-9A-Za-z]/, '').trim()
  if (/:\/\/|^www\./i.test(read)) return one([inAddress(read).toUpperCase()], shape)
  const said = read.slice(Math.max(read.lastIndexOf(':'), read.lastIndexOf('=')) + 1).toUpperCase()
  const words = said.replace(/^\s*(KOD|CODE|PIN|NR)\s/, '').split(/[^0-9A-Z]+/)
  return (
    one([words.join('')], shape) ??
    one(
      words.filter((word) => /\d/.test(word)),
      shape,
    )
  )
}

/** The only one of these that can be a code. */
function one(texts: readonly string[], shape: CodeShape): string | null {
  const codes = [...new Set(texts.filter((text) => isCode(text, shape)))]
  return codes.length === 1 ? codes[0]! : null
}

/** The part of an address that carries a code; empty when none does. */
function inAddress(text: string): string {
  const found = /(?:https?:\/\/|www\.)\S+/i.exec(text)?.[0] ?? ''
  const address = URL.parse(/^www\./i.test(found) ? `https://${found}` : found)
  const asked = [...(address?.searchParams ?? [])].find(([name]) => name.toLowerCase() === 'code')?.[1]
  return asked ?? address?.pathname.split('/').findLast((part) => part !== '') ?? ''
}
