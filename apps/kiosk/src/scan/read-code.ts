import { CUT, isYear, withoutDates } from './dates.ts'
import { type Part, partsOf, plainName } from './parts.ts'

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
  for (const part of partsOf(plain(text))) {
    const ticket = ticketPage.exec(part.text.trim())?.[1]
    if (ticket !== undefined) return { of: 'ticket', code: ticket.toLowerCase() }
  }
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
 * suffix, behind a word ("Kod: KX7M2Q"), in an address, as `?code=` or as the last part of its path, in one of several
 * lines, or as a value of a JSON text. What says itself that it is a code comes first. A date or a time is never one.
 * @returns the code in capitals, `null` when nothing there, or more than one thing in a line, can be one
 */
export function readCode(text: string, shape: CodeShape): string | null {
  const parts = partsOf(plain(text)).filter(({ text }) => text.trim() !== '')
  const isAlone = parts.length === 1
  for (const find of [named, whole, among]) {
    const codes = parts.flatMap((part) => find(part, shape, isAlone) ?? [])
    // Values stand in no order that says anything; of lines, the first one counts.
    if (codes.length > 0) return parts.some(({ name }) => name !== null) ? only(codes) : (codes[0] ?? null)
  }
  return null
}

/**
 * Without the symbology identifier (ISO/IEC 15424: `]Q3`, `]C1`) and with line feeds in place of control signs, which
 * part fields.
 */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: scanners send them
  const lines = text.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, '\n')
  return lines.replace(/^\s*\][A-Za-z][0-9A-Za-z]/, '').trim()
}

/** What says that a code follows, however it is written on a confirmation; as `plainName` makes it. */
const names = new Set([
  ...['pin', 'code', 'kod', 'код', 'пін', 'пин'],
  ...['pincode', 'kodpin', 'kodwizyty', 'kodrezerwacji', 'numerrezerwacji', 'nrrezerwacji', 'numerwizyty', 'nrwizyty'],
  ...['bookingcode', 'bookingnumber', 'bookingid', 'visitcode', 'visitnumber', 'reservationcode', 'reservationnumber'],
  ...['confirmationcode', 'confirmationnumber', 'appointmentcode', 'appointmentnumber', 'кодвізиту', 'кодвизита'],
])
/** Names of values that may hold anything, a code too: a room or a desk is none. */
const mayHoldCode = new Set([
  'id',
  'number',
  'numer',
  'nr',
  'ref',
  'reference',
  'value',
  'text',
  'data',
  'content',
  'qr',
])
const label = new RegExp(
  [
    '(?<![\\p{L}\\d])(pin|kod|code|код|пін|пин|(?:numer|nr|kod)\\.?\\s(?:rezerwacji|wizyty)',
    '|(?:booking|visit|reservation|confirmation|appointment)[\\s_-]?(?:code|number|id))(?![\\p{L}])\\s?[:=#№.-]?\\s?',
  ].join(''),
  'iu',
)

const isAddress = (text: string) => /:\/\/|^www\./i.test(text)

/** The code of a part that is named as one, or stands behind a word that says so. */
function named({ name, text }: Part, shape: CodeShape): string | null {
  if (isAddress(text)) return one([inQuery(text)], shape)
  if (name !== null && names.has(name)) return inText(text, shape, true)
  const said = label.exec(text)
  if (!said) return null
  // Up to the name of what comes next: "Kod: KX7M2Q, godz.: 12:20".
  const [rest = ''] = text.slice(said.index + said[0].length).split(/[;,|&\t]|\s[\p{L}.]+\s?[:=]/u)
  return inText(rest, shape, true)
}

/** A part that is nothing but a code, or an address that ends with one. */
function whole({ name, text }: Part, shape: CodeShape, isAlone: boolean): string | null {
  if (isAddress(text)) {
    const end = inPath(text)
    return isYear(end) ? null : one([end], shape)
  }
  if (name !== null && !mayHoldCode.has(name)) return null
  const segments = segmentsOf(afterName(text))
  if (segments.length !== 1) return null
  const code = one([joined(segments[0] ?? '')], shape)
  // Beside other lines a name looks like a code of letters.
  return code !== null && (isAlone || /\d/.test(code)) ? code : null
}

/** The only one among the words of a part that can be a code. */
function among({ name, text }: Part, shape: CodeShape): string | null {
  return isAddress(text) || name !== null ? null : inText(afterName(text), shape, false)
}

/** What stands behind the last name in a line: "Kod wizyty: KX7M2Q". */
function afterName(text: string): string {
  const said = withoutDates(text)
  return said.slice(Math.max(said.lastIndexOf(':'), said.lastIndexOf('=')) + 1)
}

/** A code in a text that may hold more: in groups, or as the only word with a digit that can be one. */
function inText(text: string, shape: CodeShape, isNamed: boolean): string | null {
  const segments = segmentsOf(text)
  const grouped = one(segments.map(joined), shape)
  if (grouped !== null && isNamed) return grouped
  const words = segments
    .flatMap((segment) => segment.toUpperCase().split(/[^0-9A-Z]+/))
    .filter((word) => /\d/.test(word))
  // Digits beside other digits are a telephone number or an address.
  if (shape.kind === 'digits' && !isNamed && words.length > 1) return null
  return one(isNamed ? words : words.filter((word) => !isYear(word)), shape)
}

const segmentsOf = (text: string) =>
  withoutDates(text)
    .split(CUT)
    .filter((segment) => /[\p{L}\d]/u.test(segment))
const joined = (segment: string) => segment.toUpperCase().replaceAll(/[^0-9A-ZА-ЯҐЄІЇ]+/g, '')

/** The only one of these that can be a code. */
const one = (texts: readonly string[], shape: CodeShape): string | null =>
  only(texts.map((text) => text.toUpperCase()).filter((text) => isCode(text, shape)))

const only = (codes: readonly string[]): string | null => (new Set(codes).size === 1 ? (codes[0] ?? null) : null)

function addressIn(text: string): URL | null {
  const found = /(?:https?:\/\/|www\.)\S+/i.exec(text)?.[0] ?? ''
  return URL.parse(/^www\./i.test(found) ? `https://${found}` : found)
}

/** The code that an address carries as a value, `?code=`; empty when it carries none. */
function inQuery(text: string): string {
  const asked = [...(addressIn(text)?.searchParams ?? [])].find(([name]) => names.has(plainName(name)))?.[1]
  return asked === undefined ? '' : joined(withoutDates(asked))
}

/** The last part of an address; empty when it has none, or a date. */
function inPath(text: string): string {
  const end =
    addressIn(text)
      ?.pathname.split('/')
      .findLast((part) => part !== '') ?? ''
  return withoutDates(end)
}
