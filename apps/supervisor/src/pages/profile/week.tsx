import type { DayPlan, PlanWindow, QueuePlan } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import type { TFunction } from 'i18next'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'

const spans = (windows: readonly PlanWindow[]) => windows.map(({ from, to }) => `${from}–${to}`).join(', ')

/** What holds of a queue on every day. */
function rulesOf(queue: QueuePlan, t: TFunction): string[] {
  if (queue.kind === 'walk-in') {
    const { limit, stopMarginMinutes } = queue
    const most = () => {
      if (!limit) return t('profile:week.noLimit')
      return limit.follow
        ? t('profile:week.follow', { ...limit.follow, perDay: limit.perDay })
        : t('profile:week.limit', { perDay: limit.perDay })
    }
    return [most(), ...(stopMarginMinutes === null ? [] : [t('profile:week.stop', { minutes: stopMarginMinutes })])]
  }
  const come = t('profile:week.come', { minutes: queue.arriveMinutesBefore })
  const party = queue.partyUpTo > 1 ? [t('profile:week.party', { people: queue.partyUpTo })] : []
  if (queue.byNumber) return [come, t('profile:week.byNumber'), ...party]
  const late =
    queue.graceMinutes > 0 ? t('profile:week.late', { minutes: queue.graceMinutes }) : t('profile:week.notLate')
  return [come, t('profile:week.confirm', { minutes: queue.opensMinutesBefore }), late, ...party]
}

/** The week that a text gives: days by queues, as people would ask for it. */
export function Week(props: { week: readonly DayPlan[]; language: string; onMove: (days: number) => void }) {
  const { t } = useTranslation('profile')
  const { week, language, onMove } = props
  const queues = week[0]?.queues ?? []
  const date = (text: string, how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...how, timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`))
  const range = [week[0], week.at(-1)].map((day) =>
    day ? date(day.date, { day: 'numeric', month: 'long', year: 'numeric' }) : '',
  )
  return (
    <>
      <div className="profile-weeks">
        <button type="button" className="button" aria-label={t('week.before')} onClick={() => onMove(-7)}>
          <ChevronLeft aria-hidden="true" />
        </button>
        <p aria-live="polite">{range.join(' – ')}</p>
        <button type="button" className="button" aria-label={t('week.after')} onClick={() => onMove(7)}>
          <ChevronRight aria-hidden="true" />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is pushed sideways must be reachable by keyboard */}
      <section className="profile-wide" aria-label={t('week.caption')} tabIndex={0}>
        <table className="table profile-week">
          <thead>
            <tr>
              <th scope="col">{t('week.day')}</th>
              <th scope="col">{t('week.open')}</th>
              {queues.map(({ id, prefix, name, kind }) => (
                <th key={id} scope="col">
                  <strong>
                    {prefix} · {localized(name, language)}
                  </strong>
                  <small>{t(kind === 'walk-in' ? 'week.tickets' : 'week.visits')}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {week.map((day) => (
              <tr key={day.date} data-closed={day.hours.length === 0}>
                <th scope="row">
                  {date(day.date, { weekday: 'long' })}
                  <small>{date(day.date, { day: 'numeric', month: 'long' })}</small>
                </th>
                <td>
                  {day.hours.length > 0 ? spans(day.hours) : t('week.closed')}
                  {(day.name || day.holiday) && (
                    <small>{day.name ? localized(day.name, language) : t('week.holiday')}</small>
                  )}
                  {day.onlyFor && day.hours.length > 0 && <small>{localized(day.onlyFor, language)}</small>}
                </td>
                {day.queues.map((queue) => (
                  <td key={queue.id}>
                    {queue.windows.length > 0 ? spans(queue.windows) : <NothingOn queue={queue} />}
                    {queue.onlyFor && queue.windows.length > 0 && <small>{localized(queue.onlyFor, language)}</small>}
                  </td>
                ))}
              </tr>
            ))}
            <tr className="profile-rules">
              <th scope="row" colSpan={2}>
                {t('week.rules')}
              </th>
              {queues.map((queue) => (
                <td key={queue.id}>
                  <ul>
                    {rulesOf(queue, t).map((rule) => (
                      <li key={rule}>{rule}</li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </>
  )
}

function NothingOn({ queue }: { queue: QueuePlan }) {
  const { t } = useTranslation('profile')
  return <span className="quiet">{t(queue.kind === 'walk-in' ? 'week.noTickets' : 'week.noVisits')}</span>
}
