import type { DayReport, ReasonNames, ReportFigures } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { ArrowLeft, ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { addressOf } from '../../route.ts'
import { cancelledRows, endedRows, refusedRows } from './by-reason.tsx'
import { FiguresTable } from './chart-card.tsx'
import { dayAddress } from './day-route.ts'
import { deskTimes } from './desk-times.ts'
import { mainTable } from './main-table.tsx'
import { plusDays } from './period.ts'
import { Summary } from './summary.tsx'
import { useAnswer } from './use-answer.ts'
import { inMinutes, longDate, rowName, stampInWords, wholeMinutes } from './words.ts'

type Day = DayReport & ReasonNames

/** One day on one sheet of paper, for the file and for whoever asks about it later. */
export function DayReportPage({ date }: { date: string }) {
  const { t } = useTranslation('reports')
  const { clock } = useRoom()
  const {
    answer: day,
    loading,
    failed,
    again,
  } = useAnswer<Day>('/api/reports/day', { date }, date >= clock.plainDate())
  return (
    <>
      <div className="toolbar no-print">
        <a className="button" href={addressOf('reports')}>
          <ArrowLeft aria-hidden="true" />
          {t('back')}
        </a>
        <a className="button" href={dayAddress(plusDays(date, -1))} aria-label={t('dayBefore')}>
          <ChevronLeft aria-hidden="true" />
        </a>
        <a className="button" href={dayAddress(plusDays(date, 1))} aria-label={t('dayAfter')}>
          <ChevronRight aria-hidden="true" />
        </a>
        <p role="status">{loading ? t('loading') : ''}</p>
        <button type="button" className="button primary push" onClick={() => window.print()}>
          {t('print')}
          <Printer aria-hidden="true" />
        </button>
      </div>
      {failed && (
        <p className="report-failed">
          {t('failed')}{' '}
          <button type="button" className="button" onClick={again}>
            {t('tryAgain')}
          </button>
        </p>
      )}
      {day?.date === date && <Sheet day={day} />}
    </>
  )
}

const happened = ({ arrivals, bookings, refused }: ReportFigures) =>
  arrivals.walkIn + arrivals.booked + bookings + Object.keys(refused).length > 0

function Sheet({ day }: { day: Day }) {
  const { t } = useTranslation('reports')
  const { view, language } = useRoom()
  const parts = { view, language, t }
  const office = view.office
  return (
    <article className="sheet">
      <header>
        <p>{localized(office.name, language)}</p>
        <h2>
          {t('day.title')}: {longDate(day.date, language)}
        </h2>
        {view.demo && <p className="hint">{t('common:demo')}</p>}
      </header>
      {!happened(day.total) && day.notes.length === 0 ? (
        <p>{t('day.notToday')}</p>
      ) : (
        <>
          <Summary total={day.total} />
          <FiguresTable caption={t('day.hours')} {...mainTable('hour', day.hours, day.total, parts, false)} />
          <FiguresTable caption={t('day.queues')} {...mainTable('queue', day.queues, null, parts, false)} />
          <div className="columns">
            <Desks day={day} />
            <Longest day={day} />
            <Reasons title={t('chart.ends')} rows={endedRows(day.total, t)} />
            <Reasons title={t('chart.cancelled')} rows={cancelledRows(day.total, day, language)} />
            <Reasons title={t('chart.refused')} rows={refusedRows(day.total, t)} />
            <Notes day={day} />
          </div>
        </>
      )}
      <footer>{day.upTo && t('upTo', { when: stampInWords(day.upTo, language) })}</footer>
    </article>
  )
}

/** When each desk was open, and what was done there. */
function Desks({ day }: { day: Day }) {
  const { t } = useTranslation('reports')
  const rows = deskTimes(day.notes).map(({ desk, from, to, paused }) => {
    const figures = day.desks.find(({ key }) => key === String(desk))
    const open = to === null ? t('day.openUntilNow', { from }) : `${from}–${to}`
    return [
      desk,
      open,
      paused > 0 ? t('minutes', { minutes: paused }) : '–',
      figures?.served ?? 0,
      inMinutes(figures?.service?.median, t),
    ]
  })
  if (rows.length === 0) return null
  const head = [t('by.desk'), t('day.open'), t('day.breaks'), t('column.served'), t('chart.service')]
  return (
    <section>
      <FiguresTable caption={t('day.desks')} head={head} rows={rows} />
    </section>
  )
}

function Longest({ day }: { day: Day }) {
  const { t } = useTranslation('reports')
  const { view, language } = useRoom()
  if (day.longest.length === 0) return null
  const rows = day.longest
    .slice(0, 6)
    .map(({ number, queue, at, seconds, desk }) => [
      number,
      rowName('queue', queue, { view, language, t }).full.replace(/^\S+ · /, ''),
      at,
      t('minutes', { minutes: wholeMinutes(seconds) }),
      desk,
    ])
  const head = [t('column.number'), t('by.queue'), t('column.at'), t('column.waited'), t('by.desk')]
  return (
    <section className="longest">
      <FiguresTable caption={t('day.longest')} head={head} rows={rows} />
    </section>
  )
}

function Reasons({ title, rows }: { title: string; rows: readonly { name: string; times: number }[] }) {
  const { t } = useTranslation('reports')
  if (rows.length === 0) return null
  const cells = rows.map(({ name, times }) => [name, times])
  return (
    <section>
      <FiguresTable caption={title} head={[t('column.reason'), t('column.times')]} rows={cells} />
    </section>
  )
}

/** What was stopped and closed; desks have their own table. */
function Notes({ day }: { day: Day }) {
  const { t } = useTranslation('reports')
  const { view, language } = useRoom()
  const notes = day.notes.filter(({ what }) => !what.startsWith('desk-'))
  return (
    <section>
      <h3>{t('day.notes')}</h3>
      {notes.length === 0 && <p>{t('day.noNotes')}</p>}
      <ul>
        {notes.map(({ at, what, queue, closes }) => (
          <li key={`${at} ${what} ${queue}`}>
            <time>{at}</time>{' '}
            {t(`note.${what}`, {
              queue: queue === undefined ? '' : rowName('queue', queue, { view, language, t }).full,
              closes: closes ?? '',
              desk: '',
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
