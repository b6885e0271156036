import type { SpokenLanguage } from '@poczekalnia/protocol'
import { arabic, georgian, hindi, nepali, vietnamese } from './further.ts'
import type { Grammar } from './grammar.ts'
import { belarusian, polish, russian, ukrainian } from './slavic.ts'
import { azerbaijani, turkish, uzbek } from './turkic.ts'
import { english, spanish } from './western.ts'

/** What reading numbers aloud needs to know of each language. */
export const grammars: Readonly<Record<SpokenLanguage, Grammar>> = {
  pl: polish,
  en: english,
  uk: ukrainian,
  ru: russian,
  be: belarusian,
  ka: georgian,
  vi: vietnamese,
  tr: turkish,
  az: azerbaijani,
  uz: uzbek,
  hi: hindi,
  ne: nepali,
  es: spanish,
  ar: arabic,
}
