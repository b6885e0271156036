import { type BadBookingLine, type ImportPreview, LARGEST_BOOKINGS_FILE, MOST_FAULTS_TOLD } from '@poczekalnia/protocol'
import { api, Dialog } from '@poczekalnia/ui'
import { FormMessage, type FormRefusal, useSubmit } from '@poczekalnia/ui/staff'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { type Imported, importFile } from './import-file.ts'

const MEGABYTE = 1024 * 1024

/** A file before it is imported: what is good, which line is not and what to do; then the good ones, or nothing. */
export function ImportDialog(props: { file: File; onDone: (done: Imported) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { language } = useRoom()
  const { file } = props
  const tooLarge = file.size > LARGEST_BOOKINGS_FILE
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [unread, setUnread] = useState<FormRefusal | null>(null)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const { busy, refusal, submit } = useSubmit()

  useEffect(() => {
    let gone = false
    const look = async () => {
      // Said at once, and not after the hub has broken off the upload.
      if (file.size > LARGEST_BOOKINGS_FILE) return
      try {
        const answer = await api<ImportPreview>('POST', '/api/bookings/preview', { file, query: { language } })
        if (gone) return
        if (answer.ok) setPreview(answer)
        else setUnread(answer.error)
      } catch {
        if (!gone) setUnread({ code: 'unreachable' })
      }
    }
    void look()
    return () => {
      gone = true
    }
  }, [file, language])

  const take = () =>
    submit(
      () => importFile(file, (done, total) => setProgress({ done, total })),
      ({ imported, changed }) => props.onDone({ imported, changed }),
    )
  return (
    <Dialog title={t('bookings.importTitle', { file: file.name })} back={t('bookings.nothing')} onClose={props.onClose}>
      <FormMessage refusal={unread ?? refusal} />
      {tooLarge && <p role="alert">{t('bookings.tooLarge', { megabytes: LARGEST_BOOKINGS_FILE / MEGABYTE })}</p>}
      {!preview && !unread && !tooLarge && <p role="status">{t('bookings.reading')}</p>}
      {preview && (
        <div className="import-preview">
          <ul className="import-sum">
            <li>
              <strong>{preview.good}</strong> {t('bookings.good')}
            </li>
            <li>
              <strong>{preview.unchanged}</strong> {t('bookings.unchanged')}
            </li>
            {preview.changed > 0 && (
              <li>
                <strong>{preview.changed}</strong> {t('bookings.changed')}
              </li>
            )}
            <li data-bad={preview.badLines > 0}>
              <strong>{preview.badLines}</strong> {t('bookings.bad')}
            </li>
            {preview.warned > 0 && (
              <li>
                <strong>{preview.warned}</strong> {t('bookings.warned')}
              </li>
            )}
          </ul>
          <LineTable title={t('bookings.badTitle')} lines={preview.bad} all={preview.badLines} />
          <LineTable title={t('bookings.lookTitle')} lines={preview.warnings} all={preview.warned} />
          {preview.rows.length > 0 && (
            <details>
              <summary>{t('bookings.goodTitle')}</summary>
              <table className="table" aria-label={t('bookings.goodTitle')}>
                <tbody>
                  {preview.rows.map((row) => (
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
      )}
      {progress && <progress value={progress.done} max={progress.total} aria-label={t('bookings.progress')} />}
      {preview && preview.good + preview.changed > 0 && (
        <button type="button" className="button primary" aria-disabled={busy} onClick={take}>
          {t('bookings.take', { good: preview.good + preview.changed })}
        </button>
      )}
    </Dialog>
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
