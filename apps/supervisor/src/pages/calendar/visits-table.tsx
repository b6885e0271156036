import type { LetterFate, SiteVisit } from '@poczekalnia/protocol'
import { languageNames, localized } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../../shared/table-head.tsx'
import { CallOffDialog } from './call-off-dialog.tsx'
import { VisitActs } from './visit-acts.tsx'

/**
 * Each booking a row: hour, whose it is, what for, the code, how it stands, what became of its letters (BOK-10), and
 * what can be done. Several that a program booked are marked and removed together (WRO-7).
 */
export function VisitsTable(props: {
  label: string
  visits: readonly SiteVisit[]
  hasDays?: boolean
  onDone: (said: string) => void
}) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const { label, visits, hasDays, onDone } = props
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [removing, setRemoving] = useState(false)
  const mayRemove = view.rights.includes('remove-bookings')
  const chosen = visits.filter(({ id, state }) => marked.has(id) && state === 'booked')
  const mark = (id: string) => {
    const next = new Set(marked)
    if (!next.delete(id)) next.add(id)
    setMarked(next)
  }
  const columns = [
    ...[t('bookings.hour'), t('bookings.name'), t('bookings.code'), t('board.queue'), t('bookings.state')],
    t('calendar.letters'),
  ]
  return (
    <>
      {mayRemove && chosen.length > 0 && (
        <button type="button" className="button" onClick={() => setRemoving(true)}>
          {t('calendar.remove.act', { count: chosen.length })}
        </button>
      )}
      <table className="table folds" aria-label={label}>
        <TableHead columns={columns} />
        <tbody>
          {visits.map((visit) => {
            const queue = view.queues.find(({ id }) => id === visit.matter)
            return (
              <tr key={visit.id} data-state={visit.state}>
                <td className="figure">
                  {visit.time}
                  {hasDays && <small>{clock.formatDate(language, `${visit.date}T12:00:00Z`)}</small>}
                </td>
                <th scope="row">
                  {visit.name ?? t('calendar.nobodyYet')}
                  {visit.email !== null && <small>{visit.email || t('calendar.noEmail')}</small>}
                  {visit.language && <small lang={visit.language}>{languageNames[visit.language]}</small>}
                </th>
                <td data-label={t('bookings.code')}>{visit.pin ?? '–'}</td>
                <td>{queue ? localized(queue.name, language) : visit.matter}</td>
                <td>
                  {t(`calendar.state.${visit.state}`)}
                  {visit.isCut && <small className="cut">{t('calendar.cut.state')}</small>}
                </td>
                <td data-label={t('calendar.letters')}>
                  <Letters letters={visit.letters} />
                </td>
                <td>
                  {mayRemove && visit.state === 'booked' && (
                    <label className="check">
                      <input type="checkbox" checked={marked.has(visit.id)} onChange={() => mark(visit.id)} />
                      {t('calendar.remove.mark')}
                      <span className="visually-hidden">{visit.name}</span>
                    </label>
                  )}
                  <VisitActs visit={visit} onDone={onDone} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {removing && (
        <CallOffDialog
          {...{ visits: chosen, kind: 'remove' }}
          onDone={(count) => {
            setRemoving(false)
            setMarked(new Set())
            onDone(t('calendar.remove.done', { count }))
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  )
}

function Letters({ letters }: { letters: readonly LetterFate[] }) {
  const { t, i18n } = useTranslation('supervisor')
  if (letters.length === 0) return '–'
  return (
    <ul className="letters">
      {letters.map(({ kind, state, said }, at) => {
        const name = i18n.exists(`supervisor:calendar.letter.${kind}`) ? t(`calendar.letter.${kind}`) : kind
        return (
          <li key={`${kind} ${at}`} data-state={state}>
            {name}: {t(`calendar.fate.${state}`)}
            {state !== 'sent' && said && <small translate="no">{said}</small>}
          </li>
        )
      })}
    </ul>
  )
}
