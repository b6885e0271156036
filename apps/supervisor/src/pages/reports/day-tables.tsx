import type { DayReport } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { FiguresTable } from './chart-card.tsx'
import { deskTimes } from './desk-times.ts'
import { inMinutes, rowName } from './words.ts'

/** When each desk was open, and what was done there. */
export function Desks({ day }: { day: DayReport }) {
  const { t } = useTranslation('reports')
  const rows = deskTimes(day.notes).map(({ desk, from, to, paused }) => {
    const figures = day.desks.find(({ key }) => key === String(desk))
    const open = to === null ? t('day.openUntilNow', { from }) : `${from}–${to}`
    return [
      desk,
      open,
      paused > 0 ? inMinutes(60 * paused, t) : '–',
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

/** Who waited longest. */
export function Longest({ day }: { day: DayReport }) {
  const { t } = useTranslation('reports')
  const { view, language } = useRoom()
  if (day.longest.length === 0) return null
  const rows = day.longest
    .slice(0, 6)
    .map(({ number, queue, at, seconds, desk }) => [
      number,
      rowName('queue', queue, { view, language, t }).full.replace(/^\S+ · /, ''),
      at,
      inMinutes(seconds, t),
      desk,
    ])
  const head = [t('column.number'), t('by.queue'), t('column.at'), t('column.waited'), t('by.desk')]
  return (
    <section className="longest">
      <FiguresTable caption={t('day.longest')} head={head} rows={rows} />
    </section>
  )
}

/** How often each reason was given. */
export function Reasons({ title, rows }: { title: string; rows: readonly { name: string; times: number }[] }) {
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
export function Notes({ day }: { day: DayReport }) {
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
