import { mirrored, visualOrder } from '@poczekalnia/printer/visual-order'
import type { Font } from 'fontkit'
import { drawnOf, runsOf, type Weight } from './fonts.ts'

/** A piece of a line, all of one font and one direction, and how far it reaches. */
type Piece = { text: string; font: Font; width: number }
/** A line from its left to its right. */
export type SetLine = { pieces: readonly Piece[]; width: number }

/** How a paragraph is set: whether the page begins at the right, and in how much room. */
export type Setting = { weight: Weight; size: number; width: number; fromRight: boolean }

const strong = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{L}/u
const fromRight = /\p{Script=Arabic}|\p{Script=Hebrew}/u
/** Letters that are joined, with their marks; anything else stands by itself. */
const joined = /(?:\p{Script=Arabic}|\p{Mn}|\u0640|\u200c|\u200d)+|./gsu
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Breaks a paragraph into lines and orders each by the Unicode bidirectional algorithm, which pdfkit doesn't: in an
 * Arabic line a number, a time, a range and a Polish name keep their own order. A paragraph runs the way its first
 * letter does; one without letters as the page does.
 * @throws MissingSignsError for a sign that no font has
 */
export function linesOf(text: string, setting: Setting): SetLine[] {
  const first = strong.exec(text)?.[0]
  const lang = (first === undefined ? setting.fromRight : fromRight.test(first)) ? 'ar' : 'en'
  return broken(text.normalize('NFC'), setting).map((line) => {
    const pieces = visualOrder(line, lang).flatMap((piece) => piecesOf(piece, setting))
    return { pieces, width: pieces.reduce((sum, { width }) => sum + width, 0) }
  })
}

const scaled = (units: number, font: Font, { size }: Setting) => (units * size) / font.unitsPerEm

function piecesOf({ text, rightToLeft }: { text: string; rightToLeft: boolean }, setting: Setting): Piece[] {
  const seen = drawnOf(text)
  // fontkit turns joined letters round by itself; what stands between them it would leave where it was written.
  const parts = rightToLeft ? [...seen.matchAll(joined)].map(([part]) => mirrored(part)).reverse() : [seen]
  return parts
    .flatMap((part) => runsOf(part, setting.weight))
    .map((run) => ({ ...run, width: scaled(run.font.layout(run.text).advanceWidth, run.font, setting) }))
}

/** The texts of the lines, as they are written. A word that is wider than a line is broken where it has to be. */
function broken(text: string, setting: Setting): string[] {
  const widthOf = (part: string) =>
    runsOf(drawnOf(part), setting.weight).reduce(
      (sum, { text: run, font }) => sum + scaled(font.layout(run).advanceWidth, font, setting),
      0,
    )
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((one) => fitting(one, setting.width, widthOf))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || widthOf(longer) <= setting.width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

function fitting(word: string, width: number, widthOf: (part: string) => number): string[] {
  if (widthOf(word) <= width) return [word]
  const parts: string[] = []
  for (const { segment } of graphemes.segment(word)) {
    const last = parts.at(-1)
    if (last !== undefined && widthOf(last + segment) <= width) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}
