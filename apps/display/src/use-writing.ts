import type { HubClock } from '@poczekalnia/ui'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Writing } from './info-pages.ts'

/** How the board writes texts, dates and hours; anew only when the minute has changed. */
export function useWriting(clock: HubClock | null): Writing | null {
  const { i18n } = useTranslation('display')
  const minute = clock && `${clock.plainDate()} ${clock.time} ${clock.zone}`
  // The clock is another one each second, but says the same all minute.
  return useMemo(
    () =>
      clock && {
        t: (language) => i18n.getFixedT(language),
        time: (instant) => clock.wallTime(instant),
        date: (language, instant) => clock.formatDate(language, instant),
        day: (instant) => clock.plainDate(instant),
      },
    [i18n, minute],
  )
}
