import { isUtf8 } from 'node:buffer'

/**
 * How a file's text was written. The last two have one byte a letter; `any-single-byte`: it says the same in all such
 * that are used here.
 */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1250' | 'iso-8859-2' | 'any-single-byte'

/** What a file is when it is no text of bookings. */
export type NoText = { reason: 'spreadsheet' | 'not-text' } | { reason: 'not-utf-8'; line: number }

const signature = (...bytes: number[]) => Uint8Array.from(bytes)
const zip = [signature(0x50, 0x4b, 0x03, 0x04), signature(0x50, 0x4b, 0x05, 0x06)]
const oldExcel = signature(0xd0, 0xcf, 0x11, 0xe0)

/** Bytes that are decoded in one step: some milliseconds. */
const PIECE = 1 << 20

/**
 * Decodes a file, a piece a step: UTF-8 and UTF-16 (with its mark), and what Polish Excel writes, Windows-1250,
 * wherever no other encoding could have been meant. A file that is none of these is named, with its first line that
 * can't be read.
 */
export function* decoding(bytes: Uint8Array): Generator<void, { text: string; encoding: Encoding } | NoText> {
  if ([...zip, oldExcel].some((start) => start.every((byte, i) => bytes[i] === byte))) return { reason: 'spreadsheet' }
  const encoding = encodingOf(bytes)
  if (encoding === null) return { reason: 'not-utf-8', line: firstBadLine(bytes) }
  const decoder = new TextDecoder(encoding === 'any-single-byte' ? 'windows-1250' : encoding)
  let text = ''
  for (let from = 0; from < bytes.length; from += PIECE) {
    yield
    text += decoder.decode(bytes.subarray(from, from + PIECE), { stream: true })
  }
  text += decoder.decode()
  // No line of bookings has one, and every other kind of file has.
  if (text.includes('\0')) return { reason: 'not-text' }
  if (singleByte.has(encoding) && oddLetter.test(text)) return { reason: 'not-utf-8', line: firstBadLine(bytes) }
  return { text, encoding }
}

function encodingOf(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : singleByteEncoding(bytes)
}

const singleByte: ReadonlySet<Encoding> = new Set<Encoding>(['windows-1250', 'iso-8859-2', 'any-single-byte'])

const decoded = (encoding: string) => (byte: number) => new TextDecoder(encoding).decode(Uint8Array.of(byte))
const [in1250, in1252, in8859] = [decoded('windows-1250'), decoded('windows-1252'), decoded('iso-8859-2')]
const highBytes = Array.from({ length: 128 }, (_, i) => i + 128)
const bytesOf = (signs: string, read: (byte: number) => string) =>
  highBytes.filter((byte) => signs.includes(read(byte)))

const polish = 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ'
/** The same in all three: é, ö, ü … and the signs that Windows adds. */
const common = new Set(
  highBytes.filter((byte) => in1250(byte) === in1252(byte) && (byte < 0xa0 || in1250(byte) === in8859(byte))),
)
/** Where Windows-1252 has no letter, so that a name with one of these bytes can't have been written in it. */
const onlyPolish = (read: (byte: number) => string) =>
  bytesOf(polish, read).filter((byte) => !/\p{L}/u.test(in1252(byte)))

const readings = [
  { encoding: 'windows-1250', allowed: new Set([...common, ...bytesOf(polish, in1250)]), proof: onlyPolish(in1250) },
  { encoding: 'iso-8859-2', allowed: new Set([...common, ...bytesOf(polish, in8859)]), proof: onlyPolish(in8859) },
] as const

/**
 * The encoding in which every byte is a Polish letter or one that all have alike, and one at least is Polish beyond
 * doubt (ł, ą, ż are no letters in Windows-1252). `null` when the same bytes could be read in two ways: names are never
 * guessed.
 */
function singleByteEncoding(bytes: Uint8Array): Encoding | null {
  const seen = new Uint8Array(256)
  // By index: an iterator takes several times as long over 32 MB.
  for (let at = 0; at < bytes.length; at++) seen[bytes[at] as number] = 1
  const high = highBytes.filter((byte) => seen[byte] === 1)
  if (high.every((byte) => common.has(byte))) return 'any-single-byte'
  // Where both fit they say the same: the letters that they have at different places are in one of the sets only.
  const fitting = readings.find(
    ({ allowed, proof }) => high.every((byte) => allowed.has(byte)) && proof.some((byte) => seen[byte] === 1),
  )
  return fitting?.encoding ?? null
}

/**
 * What no name has and a text that was taken for another encoding has: a capital inside a word, a dash or a quotation
 * mark in it.
 */
const oddLetter = /\p{Ll}(?![A-Z])\p{Lu}|\p{L}[—„”“…]\p{L}/u

/** The first line with a byte that isn't UTF-8: found by large pieces first, then line by line. */
function firstBadLine(bytes: Uint8Array): number {
  const lineEnd = (from: number) => {
    const at = bytes.indexOf(0x0a, from)
    return at === -1 ? bytes.length : at
  }
  let start = 0
  for (const step of [PIECE, 0]) {
    for (let end = lineEnd(start + step); end < bytes.length && isUtf8(bytes.subarray(start, end)); ) {
      start = end + 1
      end = lineEnd(start + step)
    }
  }
  let line = 1
  for (let at = 0; at < start; at++) if (bytes[at] === 0x0a) line += 1
  return line
}
