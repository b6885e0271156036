import { type BadBookingLine, type ImportPreview, MOST_FAULTS_TOLD } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'

/** What a file would bring: how many lines are good, and what is to be done about each of the others. */
export function Preview({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('supervisor')
  const { good, unchanged, changed, badLines, warned, rows } = preview
  return (
    <div className="import-preview">
      <ul className="import-sum">
        <Sum count={good} of={t('bookings.good')} />
        <Sum count={unchanged} of={t('bookings.unchanged')} />
        {changed > 0 && <Sum count={changed} of={t('bookings.changed')} />}
        <Sum count={badLines} of={t('bookings.bad')} bad={badLines > 0} />
        {warned > 0 && <Sum count={warned} of={t('bookings.warned')} />}
      </ul>
      <LineTable title={t('bookings.badTitle')} lines={preview.bad} all={badLines} />
      <LineTable title={t('bookings.lookTitle')} lines={preview.warnings} all={warned} />
      {rows.length > 0 && (
        <details>
          <summary>{t('bookings.goodTitle')}</summary>
          <table className="table" aria-label={t('bookings.goodTitle')}>
            <tbody>
              {rows.map((row) => (
                <tr key={row.line}>
                  <th scope="row">{row.line}</th>
                  <td>{row.date}</td>
                  <td>{row.time}</td>
                  <td>{row.queue}</td>
                  <td>{row.name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  )
}

function Sum({ count, of, bad }: { count: number; of: string; bad?: boolean }) {
  return (
    <li data-bad={bad}>
      {of}: <strong>{count}</strong>
    </li>
  )
}

/** Lines of the file with what to do about each; of very many the first. */
function LineTable({ title, lines, all }: { title: string; lines: readonly BadBookingLine[]; all: number }) {
  const { t } = useTranslation('supervisor')
  if (lines.length === 0) return null
  return (
    <>
      <table className="table" aria-label={title}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('bookings.line')}</th>
            <th scope="col">{t('bookings.column')}</th>
            <th scope="col">{t('bookings.what')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <tr key={`${one.line} ${one.column} ${one.reason}`}>
              <th scope="row">{one.line}</th>
              <td>{one.column ?? '–'}</td>
              <td>{one.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length >= MOST_FAULTS_TOLD && all > 1 && <p>{t('bookings.badMore', { told: lines.length })}</p>}
    </>
  )
}
