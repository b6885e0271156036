import { type Language, staffLanguages } from '@poczekalnia/protocol'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { recall, remember } from './remembered.ts'

/** Pages on which the same people work every day: each keeps its language in the browser. */
export type StaffPage = 'counter' | 'supervisor'

const setting = (page: StaffPage) => `${page}-language`

/** The language chosen last in this browser; Polish, the office's own, before that. */
export function keptLanguage(page: StaffPage): Language {
  const kept = recall(setting(page))
  return staffLanguages.find((language) => language === kept) ?? 'pl'
}

/** The page's language, and how to choose another one for good. */
export function useKeptLanguage(page: StaffPage): [Language, (language: Language) => void] {
  const { i18n } = useTranslation(page)
  const choose = useCallback(
    (language: Language) => {
      remember(setting(page), language)
      void i18n.changeLanguage(language)
    },
    [i18n, page],
  )
  return [i18n.language as Language, choose]
}
