import { isUtf8 } from 'node:buffer'

/** What each sign is as a byte, in the encodings that UTF-8 is wrongly opened in. */
const wrongReadings = ['windows-1252', 'windows-1250', 'windows-1251'].map((encoding) => {
  const decoder = new TextDecoder(encoding)
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
})

/** UTF-8 letters that a name must have before it counts as wrongly opened: one alone can be a name (Лі). */
const ENOUGH: readonly number[] = [1, 1, 2]

/**
 * Whether another program has spoiled a name before it came here: question marks and U+FFFD in place of letters, UTF-8
 * that was opened as something else (`Å‚` for ł), letters written as in a web page (`&#322;`). No name has any of
 * these.
 */
export const isSpoiledName = (name: string): boolean =>
  /[?\uFFFD]|&#?\w+;/.test(name) || name.split(/[\s-]+/).some(isMisread)

function isMisread(word: string): boolean {
  return wrongReadings.some((bytes, i) => {
    const read = Array.from(word, (sign) => bytes.get(sign))
    const high = read.filter((byte) => byte !== undefined && byte > 0x7f)
    if (high.length < 2 * (ENOUGH[i] ?? 1) || read.includes(undefined)) return false
    return isUtf8(Uint8Array.from(read as number[]))
  })
}
