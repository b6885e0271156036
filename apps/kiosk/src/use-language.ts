import type { Language } from '@poczekalnia/protocol'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** So long the screen waits for the texts of a language; then English is read until they are here, ms. */
const PATIENCE_MS = 3_000

/**
 * Writes the page in the chosen language, and fetches the texts of all that the office offers after the first paint:
 * what was fetched once is there at a tap, with the hub or without.
 * @returns whether the texts of the chosen language are here: until then nothing new is shown, for it would stand there
 *   in the language before
 */
export function useLanguage(chosen: Language, offered: readonly Language[] | undefined): boolean {
  const { i18n } = useTranslation('kiosk')
  const isHere = i18n.hasResourceBundle(chosen, 'kiosk')
  const [written, setWritten] = useState(chosen)

  useEffect(() => {
    let over = false
    const write = (language: Language) => {
      if (over) return
      void i18n.changeLanguage(language)
      setWritten(chosen)
    }
    if (i18n.hasResourceBundle(chosen, 'kiosk')) return write(chosen)
    const late = setTimeout(() => write('en'), PATIENCE_MS)
    void i18n.loadLanguages(chosen).then(() => write(chosen))
    return () => {
      over = true
      clearTimeout(late)
    }
  }, [i18n, chosen])

  const all = offered?.join() ?? ''
  useEffect(() => {
    if (all) void i18n.loadLanguages(all.split(','))
  }, [i18n, all])
  return isHere || written === chosen
}
