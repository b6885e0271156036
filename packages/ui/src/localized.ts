import { duration, span } from '@poczekalnia/locales/waits'
import type { Estimate, Language, Localized } from '@poczekalnia/protocol'
import type { TFunction } from 'i18next'

/** The office's own text in a language; in English, then Polish, where the office has not worded it in that one. */
export function localized(text: Localized, language: string): string {
  return text[language as Language] ?? text.en ?? text.pl
}

/** The language that `localized` answers in, for the `lang` attribute beside it. */
export function languageOf(text: Localized, language: string): Language {
  if (text[language as Language] !== undefined) return language as Language
  return text.en === undefined ? 'pl' : 'en'
}

/** A wait as people read it: "about 25-40 min", "about 50 min – 1 h 10 min" (ALL-10). */
export function formatRange(estimate: Estimate, t: TFunction): string {
  const { low, high } = estimate
  if (high < 1) return t('common:wait.short')
  if (low < 1) return t('common:wait.upTo', { wait: duration(high, t) })
  return t('common:wait.range', { wait: span(estimate, t) })
}
