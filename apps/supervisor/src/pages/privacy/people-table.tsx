import type { PeopleFound, PersonEntry } from '@poczekalnia/protocol'
import { apiAddress, localized } from '@poczekalnia/ui'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../../shared/table-head.tsx'
import { dayMonth } from './day-month.ts'

/** Who was found: each booking a row, with what can be done for the person whom it is for. */
export function PeopleTable({ found, onErase }: { found: PeopleFound; onErase: (person: PersonEntry) => void }) {
  const { t } = useTranslation(['privacy', 'supervisor'])
  const { view, language } = useRoom()
  const { people, total } = found
  const queueOf = (id: string) => {
    const queue = view.queues.find((one) => one.id === id)
    return queue ? `${queue.prefix} · ${localized(queue.name, language)}` : id
  }
  if (total === 0) return <p role="status">{t('none')}</p>
  return (
    <div>
      <p role="status" className="found">
        {total > people.length ? t('more', { shown: people.length, total }) : t('found', { total })}
      </p>
      <table className="table folds found-people">
        <TableHead columns={[t('name'), t('visit'), t('goes')]} />
        <tbody>
          {people.map((person) => {
            const visit = `${dayMonth(person.date, language)}, ${person.time}`
            const named = { name: person.name, visit }
            return (
              <tr key={person.booking}>
                <th scope="row">
                  {person.name}
                  <small>{person.email}</small>
                  {person.case && <small>{person.case}</small>}
                </th>
                <td>
                  {visit}
                  <small>{queueOf(person.queue)}</small>
                </td>
                <td>
                  <span className="folded-label">{t('goes')}: </span>
                  {dayMonth(person.erasedOn, language)}
                </td>
                <td>
                  <div className="row-acts">
                    <a
                      className="button"
                      href={apiAddress('/api/privacy/export', { booking: person.booking, language })}
                      aria-label={t('saveOf', named)}
                      download
                    >
                      {t('save')}
                      <Download aria-hidden="true" />
                    </a>
                    <button
                      type="button"
                      className="button"
                      aria-label={t('eraseOf', named)}
                      onClick={() => onErase(person)}
                    >
                      {t('erase')}
                    </button>
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
