import type { Localized } from '../common.ts'
import type { Language } from '../language-names.ts'

// Unicode's own signs: an isolate keeps the direction of what stands in it to itself (UAX #9), and tag characters
// name a language (The Unicode Standard, 23.9). Nothing draws them, should one ever reach a page.
const FIRST_STRONG = '\u2068'
const POP = '\u2069'
const TAG = 0xe0000
const marked = /\u2068([\u{e0061}-\u{e007a}]{2})([^\u2068\u2069]*)\u2069?/gu

/**
 * A text that goes into a sentence of another language, marked with its own, so that whoever shows the sentence can
 * tell the two apart (`languageParts`).
 */
export function markLanguage(text: string, language: Language): string {
  const tag = [...language].map((letter) => String.fromCodePoint(TAG + (letter.codePointAt(0) ?? 0)))
  return `${FIRST_STRONG}${tag.join('')}${text}${POP}`
}

/** The language in which a reader is told a text of the office's: their own, else English, else Polish. */
export function languageOf(text: Localized, language: string): Language {
  if (text[language as Language] !== undefined) return language as Language
  return text.en === undefined ? 'pl' : 'en'
}

/** The office's own text to go into a sentence, marked where it is in another language than the sentence. */
export function inSentence(text: Localized, language: string): string {
  const own = languageOf(text, language)
  const words = text[own] ?? text.pl
  return own === language ? words : markLanguage(words, own)
}

/** A sentence in parts; `language` is `null` where it is the sentence's own. */
export type LanguagePart = { text: string; language: Language | null }

/** The parts of a sentence by language, in order, without the marks. */
export function languageParts(sentence: string): LanguagePart[] {
  const parts: LanguagePart[] = []
  let end = 0
  for (const { 0: whole, 1: tag = '', 2: text = '', index } of sentence.matchAll(marked)) {
    if (index > end) parts.push({ text: sentence.slice(end, index), language: null })
    const language = [...tag].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? TAG) - TAG)).join('')
    parts.push({ text, language: language as Language })
    end = index + whole.length
  }
  if (end < sentence.length) parts.push({ text: sentence.slice(end), language: null })
  return parts
}

/** The same words without marks, for a title, a name or a letter in plain text. */
export const withoutMarks = (sentence: string): string => sentence.replaceAll(marked, '$2')
