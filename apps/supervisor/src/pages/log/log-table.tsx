import type { LogRow } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

/** What happened, newest first; each of several days under its date. */
export function LogTable({ rows, several }: { rows: readonly LogRow[]; several: boolean }) {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const days = Map.groupBy(rows, ({ at }) => at.slice(0, 10))
  return (
    <table className="table folds log">
      <thead>
        <tr>
          <th scope="col">{t('log.time')}</th>
          <th scope="col">{t('log.what')}</th>
          <th scope="col">{t('log.who')}</th>
        </tr>
      </thead>
      {[...days].map(([day, ofDay]) => (
        <tbody key={day}>
          {several && (
            <tr className="day">
              <th scope="rowgroup" colSpan={3}>
                {clock.formatDate(language, `${day}T12:00:00Z`)} {day.slice(0, 4)}
              </th>
            </tr>
          )}
          {ofDay.map((row, index) => (
            <tr key={`${row.at} ${row.type} ${ofDay.length - index}`}>
              <td>
                <time dateTime={row.at}>{row.at.slice(11, 19)}</time>
              </td>
              <td>{row.text}</td>
              <td>{row.who}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
