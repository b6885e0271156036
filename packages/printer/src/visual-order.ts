import bidiFactory from 'bidi-js'
import { isRightToLeft } from './direction.ts'
import { memory } from './memory.ts'

/** A piece of a line that runs one way, and has no blank inside. */
export type VisualPiece = { text: string; rightToLeft: boolean }

const bidi = bidiFactory()
const orders = memory<readonly VisualPiece[]>(500)
/** Letters and signs that make a line anything but plain left to right. */
const turned = /[\p{Script=Arabic}\p{Script=Hebrew}\u2066-\u2069\u200e\u200f]/u

/**
 * The pieces of a line as they stand from left to right, by the Unicode bidirectional algorithm: in an Arabic line a
 * Polish name, a time or a range keeps its own order. Blanks are pieces of their own.
 * @param lang BCP 47 tag of the line, which says where it begins
 */
export function visualOrder(line: string, lang: string): readonly VisualPiece[] {
  const fromRight = isRightToLeft(lang)
  if (!fromRight && !turned.test(line))
    return line.split(/( )/).flatMap((text) => (text === '' ? [] : [{ text, rightToLeft: false }]))
  return orders(`${fromRight} ${line}`, () => {
    const { levels, paragraphs } = bidi.getEmbeddingLevels(line, fromRight ? 'rtl' : 'ltr')
    const pieces: { text: string; from: number; level: number }[] = []
    for (let at = 0; at < line.length; at++) {
      const [sign, level] = [line.charAt(at), levels[at] ?? 0]
      const last = pieces.at(-1)
      if (last && last.level === level && sign !== ' ' && last.text !== ' ') last.text += sign
      else pieces.push({ text: sign, from: at, level })
    }
    // Where each sign stands from the left; a piece is one run, so its first sign tells where it is.
    const order = bidi.getReorderedIndices(line, { levels, paragraphs })
    const place = new Map(order.map((sign, position) => [sign, position]))
    return pieces
      .toSorted((a, b) => (place.get(a.from) ?? 0) - (place.get(b.from) ?? 0))
      .map(({ text, level }) => ({ text, rightToLeft: level % 2 === 1 }))
  })
}

/** A sign as it stands where words run from right to left: a bracket opens to the other side. */
export const mirrored = (sign: string): string => bidi.getMirroredCharacter(sign) ?? sign
