import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Blob, Direction, Face, Font, Buffer as ShapingBuffer, type SvgPathCommand, shape } from 'harfbuzzjs'
import { memory } from './memory.ts'

/** The two weights of the house (look.md): text and emphasis. */
export type Weight = 500 | 800

/** The first that has a sign sets it: Latin, Cyrillic, Vietnamese and Devanagari stand in the first. */
const files = {
  500: [
    'noto-sans/500Medium/NotoSans_500Medium.ttf',
    'noto-sans-georgian/500Medium/NotoSansGeorgian_500Medium.ttf',
    'noto-sans-arabic/500Medium/NotoSansArabic_500Medium.ttf',
  ],
  800: [
    'noto-sans/800ExtraBold/NotoSans_800ExtraBold.ttf',
    'noto-sans-georgian/800ExtraBold/NotoSansGeorgian_800ExtraBold.ttf',
    'noto-sans-arabic/800ExtraBold/NotoSansArabic_800ExtraBold.ttf',
  ],
} as const satisfies Record<Weight, readonly string[]>

/**
 * A glyph of a word, and where it stands on its line, in units of the font from the word's left edge, upwards. `glyph`
 * is a number over all the fonts of a weight.
 */
export type PlacedGlyph = { glyph: number; x: number; y: number }
/** A word as the font sets it: its glyphs from left to right, and how far it reaches, in units of the font. */
export type SetWord = { glyphs: readonly PlacedGlyph[]; advance: number }

/** Units of the font that one em has. */
export const UNITS = 1000
/** More than any font has glyphs. */
const FONT = 65_536

type OpenFont = { font: Font; has: ReadonlySet<number> }

const require = createRequire(import.meta.url)
/** Fonts are our own, so that a ticket looks the same on every machine. Each is read when its first sign is set. */
const opened = new Map<string, OpenFont>()
// One for all words: what HarfBuzz keeps for each lies outside of JavaScript's memory, and is given back late.
let buffer: ShapingBuffer | null = null

function open(file: string): OpenFont {
  const known = opened.get(file)
  if (known) return known
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/${file}`))
  const face = new Face(new Blob(new Uint8Array(bytes).buffer))
  if (face.upem !== UNITS) throw new Error(`the font ${file} has ${face.upem} units, not ${UNITS}`)
  const fresh = { font: new Font(face), has: new Set(face.collectUnicodes()) }
  opened.set(file, fresh)
  return fresh
}

const fontAt = (index: number, weight: Weight): Font => open(files[weight][index] ?? files[weight][0]).font

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** Signs that are never drawn: they only say how others are set. */
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u

/** Which font has a sign; the last one that had, if it has this too, so that a word stays whole. -1: none has it. */
function fontOf(sign: string, weight: Weight, last: number): number {
  const points = [...sign].filter((point) => !unseen.test(point)).map((point) => point.codePointAt(0) ?? 0)
  if (points.length === 0) return Math.max(last, 0)
  const fits = (index: number) => points.every((point) => open(files[weight][index] ?? '').has.has(point))
  if (last >= 0 && fits(last)) return last
  return files[weight].findIndex((_, index) => fits(index))
}

/** Signs of a text that no font of the paper has: they would be printed as empty boxes. */
export function signsWithoutFont(text: string): string[] {
  const signs = [...graphemes.segment(text.normalize('NFC'))].map(({ segment }) => segment)
  return [...new Set(signs.filter((sign) => fontOf(sign, 500, -1) < 0))]
}

type Run = { text: string; font: number }

function runsOf(word: string, weight: Weight): Run[] {
  const runs: Run[] = []
  for (const { segment } of graphemes.segment(word)) {
    const last = runs.at(-1)
    const font = Math.max(0, fontOf(segment, weight, last?.font ?? -1))
    if (last?.font === font) last.text += segment
    else runs.push({ text: segment, font })
  }
  return runs
}

/** So many words are remembered: those of an office's tickets in all languages, numbers and hours are some hundreds. */
const words = memory<SetWord>(2_000)

/**
 * Sets one word, with kerning, marks and the forms that its script asks for (OpenType, by HarfBuzz).
 * @param lang BCP 47 tag of the text
 * @param rightToLeft which way this word runs, whatever the line does
 */
export function setWord(word: string, lang: string, weight: Weight, rightToLeft = false): SetWord {
  return words(`${weight} ${lang} ${rightToLeft} ${word}`, () => {
    const runs = runsOf(word, weight)
    if (rightToLeft) runs.reverse()
    let advance = 0
    const glyphs: PlacedGlyph[] = []
    for (const { text, font } of runs) {
      buffer ??= new ShapingBuffer()
      buffer.reset()
      buffer.addText(text)
      buffer.setLanguage(lang)
      buffer.guessSegmentProperties()
      buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR)
      shape(fontAt(font, weight), buffer)
      const at = buffer.getGlyphPositions()
      buffer.getGlyphInfos().forEach(({ codepoint }, i) => {
        const [x, y] = [advance + (at[i]?.xOffset ?? 0), at[i]?.yOffset ?? 0]
        glyphs.push({ glyph: font * FONT + codepoint, x, y })
        advance += at[i]?.xAdvance ?? 0
      })
    }
    return { glyphs, advance }
  })
}

/** A glyph's outline in units of the font, upwards from the line that letters stand on. */
export const outlineOf = (glyph: number, weight: Weight): readonly SvgPathCommand[] =>
  fontAt(Math.floor(glyph / FONT), weight).glyphToJson(glyph % FONT)
