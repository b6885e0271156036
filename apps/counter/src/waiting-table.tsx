import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { ChevronDown, ChevronRight, StickyNote } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minutesSince } from './durations.ts'
import { type WaitingGroup, waitingGroups } from './waiting-groups.ts'

const ROW_PX = 30

/** Rows that fit into the room which the page leaves for the table; a page that scrolls (narrow) shows a dozen. */
function useCapacity(headings: number): { box: React.RefObject<HTMLDivElement | null>; rows: number } {
  const box = useRef<HTMLDivElement>(null)
  const [rows, setRows] = useState(12)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const fits = Math.floor(element.clientHeight / ROW_PX) - headings - 1
      setRows(getComputedStyle(element).overflowY === 'visible' ? 12 : Math.max(1, fits))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [headings])
  return { box, rows }
}

type Props = {
  view: CounterView
  now: number
  language: Language
  /** What a click on a number does, `null`: nothing now. */
  picks: 'call' | 'priority' | null
  onPick: (number: string) => void
}

function Group({
  group,
  only,
  onOnly,
  now,
  language,
  picks,
  onPick,
  view,
}: Props & {
  group: WaitingGroup
  only: string | null
  onOnly: (queue: string | null) => void
}) {
  const { t } = useTranslation('counter')
  const { queue, rows, hidden } = group
  const name = localized(queue.name, language)
  const served = view.desk?.queues.includes(queue.id) ?? true
  const groundName = (id: string) => {
    const ground = view.grounds?.find((known) => known.id === id)
    return ground && localized(ground.name, language)
  }
  const open = only === null || only === queue.id
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <tbody>
      <tr className="queue" data-served={served}>
        <th scope="rowgroup" colSpan={3}>
          <button
            type="button"
            aria-expanded={open}
            title={only === queue.id ? t('waiting.all') : t('waiting.only', { queue: name })}
            onClick={() => onOnly(only === queue.id ? null : queue.id)}
          >
            <Chevron aria-hidden="true" />
            <span className="prefix">{queue.prefix}</span>
            <span className="queue-name">{name}</span>
            <span className="count">{queue.waiting}</span>
          </button>
        </th>
        <td className="longest">
          {queue.waiting > 0 && !served && t('waiting.notHere')}
          {served && queue.longestSince && t('waiting.longest', { minutes: minutesSince(queue.longestSince, now) })}
        </td>
      </tr>
      {rows.map((ticket) => (
        <tr key={ticket.ticket} className="ticket">
          <td className="turn">{ticket.turn}.</td>
          <td>
            <button
              type="button"
              className="pick"
              aria-label={t(picks === 'priority' ? 'waiting.priority' : 'waiting.call', { number: ticket.number })}
              aria-disabled={picks === null}
              onClick={() => {
                if (picks) onPick(ticket.number)
              }}
            >
              {ticket.number}
            </button>
          </td>
          <td className="hour">
            {ticket.hour}
            {ticket.kind === 'booked' && !ticket.due && <span className="note"> {t('waiting.early')}</span>}
            {ticket.desk !== null && <span className="note"> {t('waiting.forDesk', { desk: ticket.desk })}</span>}
            {ticket.priority && <span className="note"> {groundName(ticket.priority) ?? t('act.priority')}</span>}
            {ticket.noted && (
              <span className="noted" title={t('note.waiting')}>
                <StickyNote aria-hidden="true" />
                <span className="visually-hidden">{t('note.waiting')}</span>
              </span>
            )}
          </td>
          <td className="waited">{t('waiting.minutes', { minutes: minutesSince(ticket.issuedAt, now) })}</td>
        </tr>
      ))}
      {open && hidden > 0 && (
        <tr className="more">
          <td />
          <td colSpan={3}>{t('waiting.more', { count: hidden })}</td>
        </tr>
      )}
    </tbody>
  )
}

/** Waiting tickets by queue, in call order, as many as fit; a queue's heading shows that queue alone. */
export function WaitingTable(props: Props) {
  const { t } = useTranslation('counter')
  const { view } = props
  const [only, setOnly] = useState<string | null>(null)
  const shown = view.queues.some(({ id }) => id === only) ? only : null
  const { box, rows } = useCapacity(view.queues.length)
  const groups = waitingGroups(view.waiting, view.queues, shown, rows)
  return (
    <section className="waiting" aria-labelledby="waiting-title">
      <h2 id="waiting-title">
        {t('waiting.title')} <span className="count">{view.waitingTotal}</span>
      </h2>
      <div className="table-box" ref={box}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('waiting.order')}</th>
              <th scope="col">{t('waiting.number')}</th>
              <th scope="col">{t('waiting.hour')}</th>
              <th scope="col" className="waited">
                {t('waiting.waited')}
              </th>
            </tr>
          </thead>
          {groups.map((group) => (
            <Group key={group.queue.id} {...props} group={group} only={shown} onOnly={setOnly} />
          ))}
        </table>
      </div>
    </section>
  )
}
