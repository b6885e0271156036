import type { WordableFault } from './faults.ts'
import { placesIn } from './place.ts'

/** What was found where a file should be: its text, or why there is none. `missing`: there is no such file at all. */
export type TextFile = { text: string } | { missing: boolean; fault: WordableFault }

/**
 * Bytes of a file as text: UTF-8, with or without the mark that some editors begin it with. Anything else is a fault
 * where the first byte stands that is not UTF-8.
 */
export function decodeText(bytes: Uint8Array): { text: string } | { fault: WordableFault } {
  if (isUtf16(bytes))
    return notUtf8({ line: 1, column: 1 }, 'this file is saved as UTF-16 ("Unicode"); save it as UTF-8')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const right = new TextDecoder('utf-8').decode(bytes.subarray(0, firstBroken(bytes)))
    const line = right.slice(right.lastIndexOf('\n') + 1)
    const after = /\S{1,20}$/.exec(line)?.[0]
    const where = after === undefined ? 'here' : `after "${after}"`
    return notUtf8(
      placesIn(right)(right.length),
      `the letter ${where} is not UTF-8 (perhaps Windows-1250); save the file as UTF-8`,
    )
  }
}

const notUtf8 = (place: { line: number; column: number }, expected: string): { fault: WordableFault } => ({
  fault: { ...place, path: '', expected, what: { kind: 'yaml', code: 'NOT_UTF8' } },
})

/** By its mark, or by the zero in each pair of its first bytes. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  const [even, odd] = [first === 0 && third === 0, second === 0 && fourth === 0]
  return bytes.length >= 4 && even !== odd
}

/** Offset of the first byte that is not UTF-8: there the text, written anew, differs. */
function firstBroken(bytes: Uint8Array): number {
  const anew = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  let at = bytes.findIndex((byte, i) => byte !== anew[i])
  if (at < 0) return bytes.length
  // What stands for a broken letter may begin with the same bytes.
  while (at > 0 && ((anew[at] ?? 0) & 0xc0) === 0x80) at--
  return at
}
