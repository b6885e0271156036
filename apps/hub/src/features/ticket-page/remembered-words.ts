import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { TFunction, TOptions } from 'i18next'

/** So many sentences are kept a language: a thousand people before somebody make a thousand. */
const MOST = 5_000

const kept = new Map<Language, TFunction>()

/**
 * `words` that keeps each sentence it was asked for: finding plural and gaps anew costs more than all else on a page.
 */
export function rememberedWords(language: Language): TFunction {
  const before = kept.get(language)
  if (before) return before
  const t = words(language)
  const said = new Map<string, string>()
  const remembered = (key: string, values?: TOptions): string => {
    let asked = key
    for (const name in values) asked += ` ${name} ${values[name]}`
    const known = said.get(asked)
    if (known !== undefined) return known
    if (said.size >= MOST) said.clear()
    const sentence = values ? t(key, values) : t(key)
    said.set(asked, sentence)
    return sentence
  }
  kept.set(language, remembered as unknown as TFunction)
  return remembered as unknown as TFunction
}
