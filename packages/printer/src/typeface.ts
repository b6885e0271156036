import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Blob, Face, Font, Buffer as ShapingBuffer, type SvgPathCommand, shape } from 'harfbuzzjs'
import { memory } from './memory.ts'

/** The two weights of the house (look.md): text and emphasis. */
const files = { 500: '500Medium/NotoSans_500Medium.ttf', 800: '800ExtraBold/NotoSans_800ExtraBold.ttf' } as const
export type Weight = keyof typeof files

/** A glyph of a word, and where it stands on its line, in units of the font from the word's left edge, upwards. */
export type PlacedGlyph = { glyph: number; x: number; y: number }
/** A word as the font sets it: its glyphs from left to right, and how far it reaches, in units of the font. */
export type SetWord = { glyphs: readonly PlacedGlyph[]; advance: number }

/** Units of the font that one em has. */
export const UNITS = 1000

const require = createRequire(import.meta.url)
/** Fonts are our own, so that a ticket looks the same on every machine. They are read when the first word is set. */
const fonts = new Map<Weight, Font>()
// One for all words: what HarfBuzz keeps for each lies outside of JavaScript's memory, and is given back late.
let buffer: ShapingBuffer | null = null

function fontOf(weight: Weight): Font {
  const known = fonts.get(weight)
  if (known) return known
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${files[weight]}`))
  const face = new Face(new Blob(new Uint8Array(bytes).buffer))
  if (face.upem !== UNITS) throw new Error(`the font ${files[weight]} has ${face.upem} units, not ${UNITS}`)
  const font = new Font(face)
  fonts.set(weight, font)
  return font
}

/** So many words are remembered: those of an office's tickets in all languages, numbers and hours are some hundreds. */
const words = memory<SetWord>(2_000)

/**
 * Sets one word, with kerning, marks and the forms that its script asks for (OpenType, by HarfBuzz).
 * @param lang BCP 47 tag of the text
 */
export function setWord(word: string, lang: string, weight: Weight): SetWord {
  return words(`${weight} ${lang} ${word}`, () => {
    buffer ??= new ShapingBuffer()
    buffer.reset()
    buffer.addText(word)
    buffer.setLanguage(lang)
    buffer.guessSegmentProperties()
    shape(fontOf(weight), buffer)
    const at = buffer.getGlyphPositions()
    let advance = 0
    const glyphs = buffer.getGlyphInfos().map(({ codepoint: glyph }, i): PlacedGlyph => {
      const placed = { glyph, x: advance + (at[i]?.xOffset ?? 0), y: at[i]?.yOffset ?? 0 }
      advance += at[i]?.xAdvance ?? 0
      return placed
    })
    return { glyphs, advance }
  })
}

/** A glyph's outline in units of the font, upwards from the line that letters stand on. */
export const outlineOf = (glyph: number, weight: Weight): readonly SvgPathCommand[] => fontOf(weight).glyphToJson(glyph)
