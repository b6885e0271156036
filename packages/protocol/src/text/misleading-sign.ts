/**
 * A sign that makes a text read otherwise than it is kept: `U+202E RIGHT-TO-LEFT OVERRIDE`, and at which place, 1 for
 * the first.
 */
export type MisleadingSign = { sign: string; at: number }

const names: Readonly<Record<number, string>> = {
  173: 'SOFT HYPHEN',
  847: 'COMBINING GRAPHEME JOINER',
  1564: 'ARABIC LETTER MARK',
  4447: 'HANGUL CHOSEONG FILLER',
  4448: 'HANGUL JUNGSEONG FILLER',
  6158: 'MONGOLIAN VOWEL SEPARATOR',
  8203: 'ZERO WIDTH SPACE',
  8204: 'ZERO WIDTH NON-JOINER',
  8205: 'ZERO WIDTH JOINER',
  8206: 'LEFT-TO-RIGHT MARK',
  8207: 'RIGHT-TO-LEFT MARK',
  8232: 'LINE SEPARATOR',
  8233: 'PARAGRAPH SEPARATOR',
  8234: 'LEFT-TO-RIGHT EMBEDDING',
  8235: 'RIGHT-TO-LEFT EMBEDDING',
  8236: 'POP DIRECTIONAL FORMATTING',
  8237: 'LEFT-TO-RIGHT OVERRIDE',
  8238: 'RIGHT-TO-LEFT OVERRIDE',
  8288: 'WORD JOINER',
  8294: 'LEFT-TO-RIGHT ISOLATE',
  8295: 'RIGHT-TO-LEFT ISOLATE',
  8296: 'FIRST STRONG ISOLATE',
  8297: 'POP DIRECTIONAL ISOLATE',
  10240: 'BRAILLE PATTERN BLANK',
  12644: 'HANGUL FILLER',
  65279: 'ZERO WIDTH NO-BREAK SPACE',
  65440: 'HALFWIDTH HANGUL FILLER',
}

const suspect = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\u{2800}]/gu
/** Signs of these scripts are there to be read: they stand before a number, or end a verse. */
const visibleFormat = /^[\u{600}-\u{605}\u{6dd}\u{70f}\u{890}\u{891}\u{8e2}\u{110bd}\u{110cd}]$/u
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * Scripts whose letters take another shape beside each other; a joiner between two of them is part of how a word is
 * written.
 */
const joining =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mandaic}\\p{Script=Nko}\\p{Script=Mongolian}' +
  '\\p{Script=Devanagari}\\p{Script=Bengali}' +
  '\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}' +
  '\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Thaana}'
const joinsBefore = new RegExp(`(?=\\p{L}|\\p{M})[${joining}]\\p{M}*$`, 'u')
const joinsAfter = new RegExp(`^\\p{M}*(?=\\p{L})[${joining}]`, 'u')
/** Signs that take a letter's vowel: the joiner after one makes a half letter, also at the end of a word. */
const virama = /[\u{94d}\u{9cd}\u{a4d}\u{acd}\u{b4d}\u{bcd}\u{c4d}\u{ccd}\u{d4d}\u{dca}\u{1039}\u{17d2}]$/u
const pictureBefore = /\p{Extended_Pictographic}[\u{fe0f}\p{EMod}]*$/u
const pictureAfter = /^\p{Extended_Pictographic}/u
const hasVariants = /[\p{Unified_Ideograph}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Myanmar}\p{Emoji}]$/u
/** Letters around a joiner that are looked at: a word has fewer marks on one letter than that. */
const NEAR = 12

/**
 * The first sign of a text that can't be seen, or that turns the order of what is shown; `null` when there is none.
 * What a script needs stays: joiners between letters of Arabic and Indic scripts, variants of ideographs, marks on
 * letters, pictures made of several signs. A name that holds such a sign is not the name that somebody reads at the
 * desk and compares with a passport.
 */
export function misleadingSign(text: string): MisleadingSign | null {
  for (const { 0: sign, index } of text.matchAll(suspect)) {
    const before = text.slice(Math.max(0, index - NEAR), index)
    const after = text.slice(index + sign.length, index + sign.length + NEAR)
    if (visibleFormat.test(sign) || isNeeded(sign, before, after)) continue
    return { sign: signName(sign), at: [...text.slice(0, index)].length + 1 }
  }
  return null
}

/** Whether a text shows anything at all: a letter, number, mark of punctuation or symbol. */
export const showsSomething = (text: string): boolean => visible.test(text.replace(suspect, ''))

function isNeeded(sign: string, before: string, after: string): boolean {
  if (sign === '\u{200c}' || sign === '\u{200d}') {
    if (virama.test(before) || (joinsBefore.test(before) && joinsAfter.test(after))) return true
    return sign === '\u{200d}' && pictureBefore.test(before) && pictureAfter.test(after)
  }
  return /^[\u{180b}-\u{180d}\u{180f}\p{Variation_Selector}]$/u.test(sign) && hasVariants.test(before)
}

function signName(sign: string): string {
  const point = sign.codePointAt(0) ?? 0
  const known = names[point]
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  return known ? `${code} ${known}` : code
}
