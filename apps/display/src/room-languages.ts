import type { DisplayView, Language } from '@poczekalnia/protocol'

/**
 * The languages in which something is written for this room, one after the other: Polish, those of who waits, and
 * English for everybody else. With nobody waiting all languages of the display.
 */
export function roomLanguages({
  layout,
  waitingLanguages,
}: Pick<DisplayView, 'layout' | 'waitingLanguages'>): Language[] {
  const wanted: Language[] =
    waitingLanguages.length === 0 ? ['pl', ...layout.languages] : ['pl', ...waitingLanguages, 'en']
  return [...new Set(wanted)].filter((language) => language === 'pl' || layout.languages.includes(language))
}
