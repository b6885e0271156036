import type { Language, SpokenLanguage } from '@poczekalnia/protocol'
import { forEar, type Said } from './for-ear.ts'

/** The parts of the texts that the machine's screens show. */
export const spokenNamespaces = ['common', 'kiosk', 'cards', 'errors', 'aids', 'speech'] as const

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
}

/** Every text of an office's profile in a language: names, places, paragraphs, wherever they stand in it. */
function localizedIn(value: unknown, language: Language): string[] {
  if (!value || typeof value !== 'object') return []
  const own = (value as Partial<Record<string, unknown>>)[language]
  if (typeof own === 'string' && 'pl' in value) return [own]
  return Object.values(value).flatMap((inner) => localizedIn(inner, language))
}

/**
 * The sentences that are known before anybody comes, as they will be asked for: texts without a variable, and those of
 * the office's profile. They are made ahead, so that a screen begins to speak at once.
 */
export function fixedSentences(language: SpokenLanguage, locale: Record<string, unknown>, profile: unknown): Said[] {
  const own = spokenNamespaces.flatMap((namespace) => texts(locale[namespace])).filter((text) => !text.includes('{{'))
  const all = [...own, ...localizedIn(profile, language)].flatMap((text) => forEar(text, language))
  const byWords = new Map(all.map((said) => [`${said.language} ${said.text}`, said]))
  return [...byWords.values()]
}
