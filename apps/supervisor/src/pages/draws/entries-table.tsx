import type { EntryAct, SiteEntry } from '@poczekalnia/protocol'
import { api, languageNames, localized } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { SureDialog } from '../../shared/sure-dialog.tsx'
import { TableHead } from '../../shared/table-head.tsx'
import { useWhen } from '../../shared/use-when.ts'

type Act = EntryAct['act']
type Acted = { visits: { name: string; date: string; time: string; pin: string }[] }

/** Each entry a row: whose it is, how it stands, and what can be done for somebody who stands here or telephones. */
export function EntriesTable(props: { entries: readonly SiteEntry[]; onDone: (said: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const when = useWhen()
  const { entries, onDone } = props
  const [asked, setAsked] = useState<{ entry: SiteEntry; act: Act } | null>(null)
  const mayAct = view.rights.includes('book-visit')
  const columns = [t('bookings.name'), t('draws.rank'), t('board.queue'), t('bookings.state'), t('draws.line')]
  const day = (date: string) => clock.formatDate(language, `${date}T12:00:00Z`)
  const actsOf = ({ state }: SiteEntry): Act[] => {
    if (state === 'offered') return ['accept', 'decline']
    return state === 'confirmed' || state === 'ranked' ? ['withdraw'] : []
  }
  const done = ({ act, entry }: { act: Act; entry: SiteEntry }, { visits }: Acted) => {
    setAsked(null)
    const name = entry.names.join(', ')
    const codes = visits.map((one) => `${one.name}, ${day(one.date)}, ${one.time}: ${one.pin}`).join('; ')
    onDone(t(`draws.did.${act}`, { name, codes }))
  }
  return (
    <>
      <table className="table folds" aria-label={t('draws.entriesOf')}>
        <TableHead columns={columns} />
        <tbody>
          {entries.map((entry) => {
            const queue = view.queues.find(({ id }) => id === entry.matter)
            return (
              <tr key={entry.id} data-state={entry.state}>
                <th scope="row">
                  {isForgotten(entry) ? t('draws.erased') : entry.names.join(', ')}
                  {!isForgotten(entry) && <small>{entry.email || t('calendar.noEmail')}</small>}
                  <small lang={entry.language}>{languageNames[entry.language]}</small>
                </th>
                <td className="figure" data-label={t('draws.rank')}>
                  {entry.rank ?? '–'}
                </td>
                <td>{queue ? localized(queue.name, language) : entry.matter}</td>
                <td>
                  {t(`draws.state.${entry.state}`)}
                  {entry.visits.map(({ id, date, time, pin }) => (
                    <small key={id}>
                      {day(date)}, {time} {pin}
                    </small>
                  ))}
                  {entry.state === 'offered' && entry.answerUntil !== null && (
                    <small>{t('draws.answerUntil', { when: when(new Date(entry.answerUntil).toISOString()) })}</small>
                  )}
                  {entry.byOffice && <small>{t('draws.byOffice')}</small>}
                </td>
                <td data-label={t('draws.line')}>
                  <code>{entry.line}</code>
                </td>
                <td>
                  {mayAct && (
                    <div className="row-acts">
                      {actsOf(entry).map((act) => (
                        <button
                          key={act}
                          type="button"
                          className="button"
                          aria-label={t(`draws.act.${act}Of`, { name: entry.names.join(', ') })}
                          onClick={() => setAsked({ entry, act })}
                        >
                          {t(`draws.act.${act}`)}
                        </button>
                      ))}
                    </div>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {asked && (
        <SureDialog<Acted>
          title={t(`draws.act.${asked.act}Of`, { name: asked.entry.names.join(', ') })}
          confirm={t(`draws.act.${asked.act}`)}
          act={() => api('POST', '/api/site/entry-acts', { body: { entry: asked.entry.id, act: asked.act } })}
          onDone={(answer) => done(asked, answer)}
          onClose={() => setAsked(null)}
        >
          <p>{t(`draws.sure.${asked.act}`)}</p>
        </SureDialog>
      )}
    </>
  )
}

/** Somebody who was erased, or took the entry back. */
const isForgotten = ({ names }: SiteEntry) => names.every((name) => name === '')
