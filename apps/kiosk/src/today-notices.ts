import { inSentence } from '@poczekalnia/ui'
import { CalendarX, Clock, Info, type LucideIcon, Megaphone, PrinterX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Kiosk, useKiosk } from './kiosk-context.ts'
import { cannotPrint } from './paper.ts'
import { formatNext, formatWhen, nextOpening } from './times.ts'

type T = ReturnType<typeof useTranslation>['t']

/** Something that people should know today before they go on. */
export type TodayNotice = { icon: LucideIcon; text: string; about?: 'printer' | undefined }

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
  if (specialDay?.name) return inSentence(specialDay.name, state.language)
  return specialDay?.holiday ? t(`common:holidays.${specialDay.holiday}`) : null
}

/** How today's hours differ from the week's: until when, and why; null on an ordinary day. */
export function differsToday(kiosk: Kiosk, t: T): string | null {
  const { view, state } = kiosk
  const { specialDay, closedEarly } = view
  const early = closedEarly?.text && inSentence(closedEarly.text, state.language)
  const because = closedEarly ? early : reasonOfDay(kiosk, t)
  const until = closedEarly
    ? t('closed.until', { hour: closedEarly.at })
    : specialDay?.hours?.length
      ? t('closed.hours', { hours: specialDay.hours.map(({ from, to }) => `${from}-${to}`).join(', ') })
      : null
  return [view.openNow ? until : null, because].filter(Boolean).join(' ') || null
}

/**
 * What is told before anything is asked, what changes most first: no paper, closed or shorter and why, when it opens,
 * whom today serves (OLS-7), and what the supervisor wants to be known.
 */
export function useTodayNotices(): TodayNotice[] {
  const kiosk = useKiosk()
  const { view, state } = kiosk
  const { t } = useTranslation('kiosk')
  const own = (text: Parameters<typeof inSentence>[0]) => inSentence(text, state.language)
  const opens = view.openNow ? null : opensNext(kiosk, t)
  const told: [LucideIcon, string | null | undefined][] = [
    [PrinterX, cannotPrint(view) ? t('printer.before') : null],
    [CalendarX, differsToday(kiosk, t)],
    [Clock, opens && t('closed.opens', { when: opens })],
    [Info, view.onlyFor && own(view.onlyFor)],
    [Megaphone, view.message && own(view.message)],
  ]
  const about = (icon: LucideIcon) => (icon === PrinterX ? ('printer' as const) : undefined)
  return told.flatMap(([icon, text]) => (text ? [{ icon, text, about: about(icon) }] : []))
}
