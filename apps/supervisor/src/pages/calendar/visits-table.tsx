import type { LetterFate, SiteVisit } from '@poczekalnia/protocol'
import { languageNames, localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

/**
 * Each booking a row: hour, whose it is, what for, the code, how it stands, and what became of its letters (BOK-10).
 */
export function VisitsTable({ visits }: { visits: readonly SiteVisit[] }) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const columns = [
    ...[t('bookings.hour'), t('bookings.name'), t('bookings.code'), t('board.queue'), t('bookings.state')],
    t('calendar.letters'),
  ]
  return (
    <table className="table folds" aria-label={t('pages.bookings')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => {
          const queue = view.queues.find(({ id }) => id === visit.matter)
          return (
            <tr key={visit.id} data-state={visit.state}>
              <td className="figure">{visit.time}</td>
              <th scope="row">
                {visit.name ?? t('calendar.nobodyYet')}
                {visit.email !== null && <small>{visit.email || t('calendar.noEmail')}</small>}
                {visit.language && <small lang={visit.language}>{languageNames[visit.language]}</small>}
              </th>
              <td data-label={t('bookings.code')}>{visit.pin ?? '–'}</td>
              <td>{queue ? localized(queue.name, language) : visit.matter}</td>
              <td>{t(`calendar.state.${visit.state}`)}</td>
              <td data-label={t('calendar.letters')}>
                <Letters letters={visit.letters} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
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
