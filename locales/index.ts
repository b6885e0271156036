import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '@poczekalnia/protocol'
import { createInstance, type TFunction } from 'i18next'

/**
 * Reads every `<language>/<namespace>.json` of this folder: language → namespace → its texts. For Node; the screens let
 * Vite bundle theirs.
 */
export function readLocales(): Record<Language, Record<string, unknown>> {
  const read = (language: Language) => {
    const folder = join(import.meta.dirname, language)
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
    return Object.fromEntries(
      files.map((file) => [file.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
    )
  }
  return Object.fromEntries(languages.map((language) => [language, read(language)])) as Record<
    Language,
    Record<string, unknown>
  >
}

const wordsOf = new Map<Language, TFunction>()

/**
 * The words of one language for a text made on the server: `words('uk')('paper:keep')`. A missing key falls back to
 * Polish, the language of the office; a test makes sure that none is missing.
 */
export function words(language: Language): TFunction {
  const known = wordsOf.get(language)
  if (known) return known
  const i18n = createInstance()
  void i18n.init({
    lng: language,
    fallbackLng: 'pl',
    // biome-ignore lint/suspicious/noExplicitAny: i18next knows one app's keys, the folder holds all of them
    resources: readLocales() as any,
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  const t = i18n.getFixedT(language)
  wordsOf.set(language, t)
  return t
}
