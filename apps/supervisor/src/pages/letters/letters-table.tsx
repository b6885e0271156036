import type { LetterEntry } from '@poczekalnia/protocol'
import { languageNames, localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../../shared/table-head.tsx'
import { mailTo } from './mail-address.ts'

/** Each visitor a row: when, who, PIN and address, and the letter to read or to send by one's own program. */
export function LettersTable(props: {
  letters: readonly LetterEntry[]
  severalDays: boolean
  canSend: boolean
  onRead: (letter: LetterEntry) => void
}) {
  const { t } = useTranslation('supervisor')
  const { view, language, clock } = useRoom()
  const { letters, severalDays, canSend, onRead } = props
  const hasStates = letters.some(({ state }) => state !== null)
  const queueOf = (id: string) => {
    const queue = view.queues.find((one) => one.id === id)
    return queue ? `${queue.prefix} · ${localized(queue.name, language)}` : id
  }
  return (
    <table className="table folds letter-list" aria-label={t('pages.letters')}>
      <TableHead
        columns={[
          ...[t('bookings.hour'), t('bookings.name'), t('bookings.code'), t('letters.email')],
          ...(hasStates ? [t('letters.state')] : []),
        ]}
      />
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.booking}>
            <td className="figure">
              {letter.time}
              {severalDays && <small>{clock.formatDate(language, `${letter.date}T12:00:00Z`)}</small>}
            </td>
            <th scope="row">
              {letter.name}
              <small>{queueOf(letter.queue)}</small>
            </th>
            <td className="pin" data-label={t('bookings.code')}>
              {letter.code}
            </td>
            <td>
              {letter.email}
              <small className="no-print">{languageNames[letter.language]}</small>
            </td>
            {hasStates && (
              <td>
                {letter.state && <strong data-state={letter.state}>{t(`letters.states.${letter.state}`)}</strong>}
              </td>
            )}
            <td className="no-print">
              <div className="row-acts">
                <button
                  type="button"
                  className="button"
                  aria-label={t('letters.letterTo', { name: letter.name })}
                  onClick={() => onRead(letter)}
                >
                  {t('letters.letter')}
                </button>
                {!canSend && (
                  <a
                    className="button"
                    href={mailTo(letter.email, letter).address}
                    aria-label={t('letters.writeTo', { name: letter.name })}
                  >
                    {t('letters.write')}
                  </a>
                )}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
