import { localized } from '@poczekalnia/ui'
import { CalendarX, Clock, Info, Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Kiosk, useKiosk } from './kiosk-context.ts'
import { Notice } from './notice.tsx'
import { formatNext, formatWhen, nextOpening } from './times.ts'

type T = ReturnType<typeof useTranslation>['t']

/** When the office opens next, in words; null when that is not known. */
function opensNext({ view, clock, state }: Kiosk, t: T): string | null {
  if (view.opensNext === null) return null
  // The hub knows holidays and special days; the week on the door is all that an older one tells.
  if (view.opensNext) return formatNext(view.opensNext, clock, state.language, t)
  const today = clock.plainDate()
  const next = nextOpening(view.hours, { date: today, time: clock.time, weekday: clock.weekday() })
  return next && formatWhen(next.date, next.time, today, state.language, t)
}

/** Why today is not an ordinary day: the office's words, or the public holiday's name. */
export function reasonOfDay({ view, state }: Kiosk, t: T): string | null {
  const { specialDay } = view
  if (specialDay?.name) return localized(specialDay.name, state.language)
  return specialDay?.holiday ? t(`common:holidays.${specialDay.holiday}`) : null
}

/** How today differs: closed and why, shorter and why, whom it serves (OLS-7), and what the supervisor wants to be known. */
export function TodayNotices() {
  const kiosk = useKiosk()
  const { view, state } = kiosk
  const { t } = useTranslation('kiosk')
  const own = (text: Parameters<typeof localized>[0]) => localized(text, state.language)
  const { specialDay, closedEarly, openNow } = view
  const reason = reasonOfDay(kiosk, t)
  const opens = openNow ? null : opensNext(kiosk, t)
  const because = closedEarly ? closedEarly.text && own(closedEarly.text) : reason
  const until = closedEarly
    ? t('closed.until', { hour: closedEarly.at })
    : specialDay?.hours?.length
      ? t('closed.hours', { hours: specialDay.hours.map(({ from, to }) => `${from}-${to}`).join(', ') })
      : null
  const differs = [openNow ? until : null, because].filter((part) => part).join(' ')
  return (
    <>
      {differs && <Notice icon={CalendarX} text={differs} />}
      {opens && <Notice icon={Clock} text={t('closed.opens', { when: opens })} />}
      {view.onlyFor && <Notice icon={Info} text={own(view.onlyFor)} />}
      {view.message && <Notice icon={Megaphone} text={own(view.message)} />}
    </>
  )
}
