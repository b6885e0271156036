import type { CounterView, Language } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { ChevronDown, ChevronRight, StickyNote } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minutesSince } from './durations.ts'
import { KeyCap } from './key-cap.tsx'
import { listKey } from './shortcuts.ts'
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
  /** By queue, or all in the order in which they are called. */
  byQueue: boolean
  keys: boolean
  onByQueue: (byQueue: boolean) => void
  now: number
  language: Language
  /** What a click on a number does, `null`: nothing now. */
  picks: 'call' | 'priority' | null
  onPick: (number: string) => void
}

type RowProps = Pick<Props, 'view' | 'now' | 'language' | 'picks' | 'onPick'>

/** One ticket: its turn, its number, the hour and what is to be known of it, how long it has waited. */
function Row({ ticket, view, now, language, picks, onPick }: RowProps & { ticket: WaitingGroup['rows'][number] }) {
  const { t } = useTranslation('counter')
  const ground = view.grounds?.find(({ id }) => id === ticket.priority)
  return (
    <tr className="ticket">
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
        {ticket.priority && (
          <span className="note"> {ground ? localized(ground.name, language) : t('priority.name')}</span>
        )}
        {ticket.noted && (
          <span className="noted" title={t('note.waiting')}>
            <StickyNote aria-hidden="true" />
            <span className="visually-hidden">{t('note.waiting')}</span>
          </span>
        )}
      </td>
      <td className="waited">{t('waiting.minutes', { minutes: minutesSince(ticket.issuedAt, now) })}</td>
    </tr>
  )
}

/** Everybody who waits for this desk, in the order in which it calls them. */
function InOrder({ room, ...row }: RowProps & { room: number }) {
  const { t } = useTranslation('counter')
  const { waiting, waitingTotal } = row.view
  const rows = waiting.slice(0, waitingTotal > room ? Math.max(1, room - 1) : room)
  const hidden = waitingTotal - rows.length
  return (
    <tbody>
      {rows.map((ticket, index) => (
        <Row key={ticket.ticket} {...row} ticket={{ ...ticket, turn: index + 1 }} />
      ))}
      {hidden > 0 && (
        <tr className="more">
          <td />
          <td colSpan={3}>{t('waiting.more', { count: hidden })}</td>
        </tr>
      )}
    </tbody>
  )
}

function Group({
  group,
  only,
  onOnly,
  ...row
}: RowProps & {
  group: WaitingGroup
  only: string | null
  onOnly: (queue: string | null) => void
}) {
  const { t } = useTranslation('counter')
  const { view, now, language } = row
  const { queue, rows, hidden } = group
  const name = localized(queue.name, language)
  const served = view.desk?.queues.includes(queue.id) ?? true
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
        <Row key={ticket.ticket} {...row} ticket={ticket} />
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

/**
 * Waiting tickets in call order, as many as fit: by queue, where a queue's heading shows that queue alone, or all in
 * one.
 */
export function WaitingTable(props: Props) {
  const { t } = useTranslation('counter')
  const { view, byQueue, onByQueue } = props
  const [only, setOnly] = useState<string | null>(null)
  const shown = view.queues.some(({ id }) => id === only) ? only : null
  const { box, rows } = useCapacity(byQueue ? view.queues.length : 0)
  const groups = waitingGroups(view.waiting, view.queues, shown, rows)
  return (
    <section className="waiting" aria-labelledby="waiting-title">
      <div className="list-head">
        <h2 id="waiting-title">
          {t('waiting.title')} <span className="count">{view.waitingTotal}</span>
        </h2>
        <fieldset aria-keyshortcuts={props.keys ? listKey : undefined}>
          <legend className="visually-hidden">{t('waiting.list')}</legend>
          {[true, false].map((one) => (
            <button key={String(one)} type="button" aria-pressed={one === byQueue} onClick={() => onByQueue(one)}>
              {t(one ? 'waiting.byQueue' : 'waiting.inOrder')}
            </button>
          ))}
          {props.keys && <KeyCap>{listKey}</KeyCap>}
        </fieldset>
      </div>
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
          {byQueue ? (
            groups.map((group) => <Group key={group.queue.id} {...props} group={group} only={shown} onOnly={setOnly} />)
          ) : (
            <InOrder {...props} room={rows} />
          )}
        </table>
      </div>
    </section>
  )
}
