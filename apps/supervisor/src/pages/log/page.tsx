import { apiAddress, localized } from '@poczekalnia/ui'
import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useLog } from './use-log.ts'

const kinds = ['tickets', 'calls', 'desks', 'bookings', 'room', 'staff', 'devices', 'system'] as const

/** A filter with its name above it. */
function Filter({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

/** Everything that was done, by whom and when (ALL-8): a day at a time, in words. */
export default function LogPage() {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const [date, setDate] = useState(() => clock.plainDate())
  const [actor, setActor] = useState('')
  const [kind, setKind] = useState('')
  const [ticket, setTicket] = useState('')
  const [queue, setQueue] = useState('')
  const filters = { date, actor, kind, ticket: ticket.trim(), queue, language }
  const { page, rows, more } = useLog(filters)
  const move = (days: number) => {
    const day = new Date(`${date}T00:00:00Z`)
    day.setUTCDate(day.getUTCDate() + days)
    setDate(day.toISOString().slice(0, 10))
  }

  return (
    <>
      <div className="toolbar log-filters">
        <button type="button" className="button" aria-label={t('log.back')} onClick={() => move(-1)}>
          <ChevronLeft aria-hidden="true" />
        </button>
        <Filter label={t('log.date')}>
          {(id) => (
            <input
              id={id}
              type="date"
              value={date}
              onChange={(event) => event.target.value && setDate(event.target.value)}
            />
          )}
        </Filter>
        <button type="button" className="button" aria-label={t('log.forward')} onClick={() => move(1)}>
          <ChevronRight aria-hidden="true" />
        </button>
        <Filter label={t('log.who')}>
          {(id) => (
            <select id={id} value={actor} onChange={(event) => setActor(event.target.value)}>
              <option value="">{t('log.everybody')}</option>
              {page?.actors.map((one) => (
                <option key={one.actor} value={one.actor}>
                  {one.who}
                </option>
              ))}
            </select>
          )}
        </Filter>
        <Filter label={t('log.kind')}>
          {(id) => (
            <select id={id} value={kind} onChange={(event) => setKind(event.target.value)}>
              <option value="">{t('log.all')}</option>
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {t(`log:kind.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Filter>
        <Filter label={t('log.queue')}>
          {(id) => (
            <select id={id} value={queue} onChange={(event) => setQueue(event.target.value)}>
              <option value="">{t('log.allQueues')}</option>
              {view.queues.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.prefix} · {localized(one.name, language)}
                </option>
              ))}
            </select>
          )}
        </Filter>
        <Filter label={t('log.number')}>
          {(id) => (
            <input
              id={id}
              className="short"
              value={ticket}
              maxLength={16}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTicket(event.target.value)}
            />
          )}
        </Filter>
      </div>
      <div className="log-sum">
        <p role="status">{page ? t('log.count', { count: page.total }) : t('starting')}</p>
        <a className="button" href={apiAddress('/api/log.csv', filters)} download>
          {t('log.export')}
          <Download aria-hidden="true" />
        </a>
      </div>
      {page && rows.length === 0 ? (
        <p>{t('log.none')}</p>
      ) : (
        <table className="table folds log">
          <thead>
            <tr>
              <th scope="col">{t('log.time')}</th>
              <th scope="col">{t('log.what')}</th>
              <th scope="col">{t('log.who')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={`${row.at} ${row.type} ${rows.length - index}`}>
                <td>
                  <time dateTime={row.at}>{row.at.slice(11, 19)}</time>
                </td>
                <td>{row.text}</td>
                <td>{row.who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page?.next !== null && page && (
        <p className="more">
          <button type="button" className="button" onClick={more}>
            {t('log.more')}
          </button>
        </p>
      )}
    </>
  )
}
