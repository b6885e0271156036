import type { ImportPreview } from '@poczekalnia/protocol'
import { api, Dialog } from '@poczekalnia/ui'
import { FormMessage, type FormRefusal, useSubmit } from '@poczekalnia/ui/staff'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { importFile } from './import-file.ts'

/** A file before it is imported: what is good, which line is not and what to do; then the good ones, or nothing. */
export function ImportDialog(props: { file: File; onDone: (imported: number) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { language } = useRoom()
  const { file } = props
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [unread, setUnread] = useState<FormRefusal | null>(null)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const { busy, refusal, submit } = useSubmit()

  useEffect(() => {
    let gone = false
    const look = async () => {
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
      ({ imported }) => props.onDone(imported),
    )
  return (
    <Dialog title={t('bookings.importTitle', { file: file.name })} back={t('bookings.nothing')} onClose={props.onClose}>
      <FormMessage refusal={unread ?? refusal} />
      {!preview && !unread && <p role="status">{t('bookings.reading')}</p>}
      {preview && (
        <div className="import-preview">
          <ul className="import-sum">
            <li>
              <strong>{preview.good}</strong> {t('bookings.good')}
            </li>
            <li>
              <strong>{preview.unchanged}</strong> {t('bookings.unchanged')}
            </li>
            <li data-bad={preview.badLines > 0}>
              <strong>{preview.badLines}</strong> {t('bookings.bad')}
            </li>
          </ul>
          {preview.bad.length > 0 && (
            <table className="table" aria-label={t('bookings.badTitle')}>
              <caption>{t('bookings.badTitle')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('bookings.line')}</th>
                  <th scope="col">{t('bookings.column')}</th>
                  <th scope="col">{t('bookings.what')}</th>
                </tr>
              </thead>
              <tbody>
                {preview.bad.map((bad) => (
                  <tr key={`${bad.line} ${bad.column} ${bad.reason}`}>
                    <th scope="row">{bad.line}</th>
                    <td>{bad.column ?? '–'}</td>
                    <td>{bad.text}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
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
      {preview && preview.good > 0 && (
        <button type="button" className="button primary" aria-disabled={busy} onClick={take}>
          {t('bookings.take', { good: preview.good })}
        </button>
      )}
    </Dialog>
  )
}
