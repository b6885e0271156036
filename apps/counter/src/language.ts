import type { Language } from '@poczekalnia/protocol'
import { languageNames, recall, remember } from '@poczekalnia/ui'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

const name = 'counter-language'

/** The language this browser's clerk chose last; Polish, the office's own, before that. */
export function firstLanguage(): Language {
  const kept = recall(name)
  return kept !== null && Object.hasOwn(languageNames, kept) ? (kept as Language) : 'pl'
}

/** The page's language, and how to choose another one for good. */
export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation('counter')
  const choose = useCallback(
    (language: Language) => {
      remember(name, language)
      void i18n.changeLanguage(language)
    },
    [i18n],
  )
  return [i18n.language as Language, choose]
}
