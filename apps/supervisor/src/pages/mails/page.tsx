import { type LettersShown, lettersShown, type SiteLetter, type SiteLetters } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { ActButton } from '../../shared/act-button.tsx'
import { Said } from '../../shared/said.tsx'
import { SelectField } from '../../shared/select-field.tsx'
import { TableHead } from '../../shared/table-head.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { useWhen } from '../../shared/use-when.ts'

/** What has become of letters is looked at so often, ms. */
const EVERY_MS = 10_000

/** Every letter of the booking site, the newest first: to whom, about what, and what became of it (BOK-10). */
export default function MailsPage() {
  const { t } = useTranslation('supervisor')
  const [show, setShow] = useState<LettersShown>('all')
  /** Where each page that was left begins, the first one's first. */
  const [left, setLeft] = useState<readonly (number | undefined)[]>([])
  const [before, setBefore] = useState<number | undefined>(undefined)
  const [said, setSaid] = useState('')
  const query = { show, ...(before !== undefined && { before: String(before) }) }
  const { answer, loading, failed, again } = useAnswer<SiteLetters>('/api/site/letters', query, EVERY_MS)
  const done = (what: string) => {
    setSaid(what)
    again()
  }
  const older = () => {
    setLeft([...left, before])
    setBefore(answer?.letters.at(-1)?.order)
  }
  const newer = () => {
    setBefore(left.at(-1))
    setLeft(left.slice(0, -1))
  }
  return (
    <div className="mails">
      <div className="toolbar">
        <SelectField
          label={t('mails.show')}
          value={show}
          onChange={(one) => {
            setShow(one as LettersShown)
            setLeft([])
            setBefore(undefined)
          }}
        >
          {lettersShown.map((one) => (
            <option key={one} value={one}>
              {t(`mails.shown.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="hint">{t('mails.note')}</p>
      <Said text={said} />
      {failed && <p role="alert">{t('mails.failed')}</p>}
      {answer && answer.letters.length === 0 && !loading && <p>{t('mails.none')}</p>}
      {answer && answer.letters.length > 0 && <LettersTable letters={answer.letters} onDone={done} />}
      <div className="toolbar">
        {left.length > 0 && (
          <button type="button" className="button" onClick={newer}>
            {t('mails.newer')}
          </button>
        )}
        {answer?.more && (
          <button type="button" className="button" onClick={older}>
            {t('mails.older')}
          </button>
        )}
      </div>
    </div>
  )
}

function LettersTable({ letters, onDone }: { letters: readonly SiteLetter[]; onDone: (said: string) => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, language } = useRoom()
  const when = useWhen()
  const mayChange = view.rights.includes('change-visit')
  const columns = [t('mails.written'), t('mails.to'), t('mails.about'), t('mails.visit'), t('mails.fate')]
  return (
    <table className="table folds" aria-label={t('pages.mails')}>
      <TableHead columns={columns} />
      <tbody>
        {letters.map((letter) => {
          const { id, kind, way, state, said, to, visit, nextAt } = letter
          return (
            <tr key={id} data-state={state}>
              <td className="figure">{when(new Date(letter.writtenAt).toISOString())}</td>
              <th scope="row">
                <span translate="no">{to}</span>
                {visit?.name && <small>{visit.name}</small>}
              </th>
              <td data-label={t('mails.about')}>
                {t(`calendar.letter.${kind}`, { defaultValue: kind })}
                {way === 'sms' && <small>{t('mails.sms')}</small>}
              </td>
              <td data-label={t('mails.visit')}>
                {visit ? `${clock.formatDate(language, `${visit.date}T12:00:00Z`)}, ${visit.time}` : '–'}
              </td>
              <td data-label={t('mails.fate')}>
                {t(`calendar.fate.${state}`)}
                {state === 'waiting' && nextAt !== null && letter.attempts > 0 && (
                  <small>{t('mails.next', { when: when(new Date(nextAt).toISOString()) })}</small>
                )}
                {state !== 'sent' && said && <small translate="no">{said}</small>}
              </td>
              <td>
                <div className="row-acts">
                  {mayChange && state === 'waiting' && letter.attempts > 0 && (
                    <ActButton
                      label={t('mails.hurry.of', { to })}
                      act={() => api('POST', '/api/site/letters/hurry', { body: { id } })}
                      onDone={() => onDone(t('mails.hurry.done', { to }))}
                    >
                      {t('mails.hurry.act')}
                    </ActButton>
                  )}
                  {mayChange && visit?.isBooked && kind !== 'code' && (
                    <ActButton
                      label={t('calendar.again.of', { name: visit.name ?? '' })}
                      act={() => api('POST', '/api/site/again', { body: { id: visit.id } })}
                      onDone={() => onDone(t('calendar.again.done', { name: visit.name ?? '' }))}
                    >
                      {t('calendar.again.act')}
                    </ActButton>
                  )}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
