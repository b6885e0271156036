import { createRequire } from 'node:module'
import { type Font, openSync } from 'fontkit'

/** A piece of text and the font that has all its signs. */
export type Run = { text: string; font: Font }
export type Weight = 'regular' | 'bold'

/** Signs that no font here has: the document would show empty boxes in their place. */
export class MissingSignsError extends Error {
  override name = 'MissingSignsError'
  readonly signs: readonly string[]

  constructor(signs: readonly string[]) {
    super(`no font has ${signs.join(' ')}`)
    this.signs = signs
  }
}

const files = {
  regular: [
    '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    '@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf',
    '@expo-google-fonts/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf',
    '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  ],
  bold: [
    '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
    '@expo-google-fonts/noto-sans-georgian/700Bold/NotoSansGeorgian_700Bold.ttf',
    '@expo-google-fonts/noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf',
    '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  ],
} as const satisfies Record<Weight, readonly string[]>

const { resolve } = createRequire(import.meta.url)
const opened = new Map<Weight, readonly Font[]>()

/** Opened once: a font is half a megabyte to read. */
function fonts(weight: Weight): readonly Font[] {
  const known = opened.get(weight)
  if (known) return known
  const fresh = files[weight].map((file) => openSync(resolve(file)) as Font)
  opened.set(weight, fresh)
  return fresh
}

/** Signs that are never drawn: they only say how those around them are ordered. */
const unseen = /[\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/g
/** What is drawn of a text. */
export const drawnOf = (text: string): string => text.replaceAll(unseen, '')

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Parts a text by the font that has its signs. The main font has no Georgian and the Georgian one no digits, so one
 * name with a number needs two. A letter and its marks stay together.
 * @throws MissingSignsError with every sign that none has: nothing is left out or replaced
 */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: Run[] = []
  const missing = new Set<string>()
  for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
    const last = runs.at(-1)
    const font = has(last?.font, segment) ? last?.font : fonts(weight).find((one) => has(one, segment))
    if (!font) missing.add(segment)
    else if (last && last.font === font) last.text += segment
    else runs.push({ text: segment, font })
  }
  if (missing.size > 0) throw new MissingSignsError([...missing])
  return runs
}

const has = (font: Font | undefined, segment: string): boolean =>
  font !== undefined && [...segment].every((sign) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))

/**
 * Whether the drawn signs read back as the text. They don't where a font builds a letter of parts, as Noto Sans does ị,
 * or draws them in another order, as Devanagari is.
 */
export const readsBack = (text: string): boolean =>
  !hasRightToLeft(text) &&
  runsOf(text, 'regular').every(
    (run) =>
      String.fromCodePoint(...run.font.layout(run.text).glyphs.flatMap(({ codePoints }) => codePoints)) === run.text,
  )

/** Signs of a text that would be missing: a weight has the signs of the other. */
export function signsWithoutFont(text: string): readonly string[] {
  try {
    runsOf(text, 'regular')
    return []
  } catch (error) {
    if (error instanceof MissingSignsError) return error.signs
    throw error
  }
}

/** Whether a text has letters that are written from right to left. */
export const hasRightToLeft = (text: string): boolean => /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text)
