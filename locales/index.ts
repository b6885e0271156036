import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '@poczekalnia/protocol'
import { createInstance, type TFunction } from 'i18next'

/** Whom a text is for: `locales/<language>/visitors` and, in the languages of the staff, `locales/<language>/staff`. */
export const readers = ['visitors', 'staff'] as const

/**
 * Reads one language’s `<reader>/<namespace>.json`: namespace → its texts. A namespace may have texts for both: they
 * are laid together. For Node; the screens let Vite bundle theirs.
 */
export function readLanguage(language: Language): Record<string, Record<string, unknown>> {
  const all: Record<string, Record<string, unknown>> = {}
  for (const reader of readers) {
    const folder = join(import.meta.dirname, language, reader)
    if (!existsSync(folder)) continue
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const namespace = file.slice(0, -'.json'.length)
      all[namespace] = { ...all[namespace], ...JSON.parse(readFileSync(join(folder, file), 'utf8')) }
    }
  }
  return all
}

/** All texts of every language: language → namespace → its texts. */
export function readLocales(): Record<Language, Record<string, Record<string, unknown>>> {
  return Object.fromEntries(languages.map((language) => [language, readLanguage(language)])) as Record<
    Language,
    Record<string, Record<string, unknown>>
  >
}

/** Where a text is looked for that a language doesn't have yet: English, which more visitors read, then Polish. */
export const fallbackLanguages: readonly Language[] = ['en', 'pl']

/** Far more than there are. */
const MOST_REMEMBERED = 20_000

const wordsOf = new Map<Language, TFunction>()

/**
 * The words of one language for a text made on the server: `words('uk')('paper:keep')`. A text that a language doesn't
 * have yet falls back to English, then Polish.
 */
export function words(language: Language): TFunction {
  const known = wordsOf.get(language)
  if (known) return known
  const i18n = createInstance()
  const read = [...new Set([language, ...fallbackLanguages])].map((one) => [one, readLanguage(one)])
  void i18n.init({
    lng: language,
    fallbackLng: [...fallbackLanguages],
    // biome-ignore lint/suspicious/noExplicitAny: i18next knows one app's keys, the folder holds all of them
    resources: Object.fromEntries(read) as any,
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  const t = remembering(i18n.getFixedT(language))
  wordsOf.set(language, t)
  return t
}

/** Texts that stand as they are, without anything to be put in, are looked up once: a page has dozens of them. */
function remembering(t: TFunction): TFunction {
  const known = new Map<unknown, unknown>()
  const look = (...asked: Parameters<TFunction>) => {
    if (asked.length > 1) return t(...asked)
    const found = known.get(asked[0]) ?? t(...asked)
    if (known.size < MOST_REMEMBERED) known.set(asked[0], found)
    return found
  }
  return look as TFunction
}
