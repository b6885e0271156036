import type { Language } from '@poczekalnia/protocol'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** So long the screen waits for the texts of a language; then English is read until they are here, ms. */
const PATIENCE_MS = 3_000

/**
 * Writes the page in the chosen language, and fetches the texts of all that the office offers after the first paint:
 * what was fetched once is there at a tap, with the hub or without.
 * @returns whether the page is written in the chosen language, or in English for want of its texts: until then nothing
 *   new is shown, for it would stand there in the language before
 */
export function useLanguage(chosen: Language, offered: readonly Language[] | undefined): boolean {
  const { i18n } = useTranslation('kiosk')
  const [written, setWritten] = useState(chosen)

  useEffect(() => {
    let over = false
    const write = async (language: Language) => {
      if (!over) await i18n.changeLanguage(language)
      if (!over) setWritten(chosen)
    }
    const late = setTimeout(() => write('en'), PATIENCE_MS)
    void i18n.loadLanguages(chosen).then(() => {
      clearTimeout(late)
      return write(chosen)
    })
    return () => {
      over = true
      clearTimeout(late)
    }
  }, [i18n, chosen])

  const all = offered?.join() ?? ''
  useEffect(() => {
    if (all) void i18n.loadLanguages(all.split(','))
  }, [i18n, all])
  return written === chosen
}
