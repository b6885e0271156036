import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { TFunction, TOptions } from 'i18next'

/** So many sentences are kept of each text and language: a thousand people before somebody make a thousand. */
const MOST = 5_000

const kept = new Map<Language, TFunction>()

/**
 * What tells one asking of a text from another: its one value itself, which costs least to look up, or all its values.
 * A text is always asked for with the same names.
 */
function askedOf(values: TOptions): unknown {
  let only: unknown
  let many = 0
  for (const name in values) {
    only = values[name]
    many += 1
  }
  return many === 1 ? only : Object.values(values).join('\n')
}

/**
 * `words` that keeps each sentence it was asked for: finding plural and gaps anew costs more than all else on a page.
 */
export function rememberedWords(language: Language): TFunction {
  const before = kept.get(language)
  if (before) return before
  const t = words(language)
  const plain = new Map<string, string>()
  const filled = new Map<string, Map<unknown, string>>()
  const remembered = (key: string, values?: TOptions): string => {
    const said: Map<unknown, string> = values ? (filled.get(key) ?? new Map()) : plain
    if (values && said.size === 0) filled.set(key, said)
    const asked = values ? askedOf(values) : key
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
