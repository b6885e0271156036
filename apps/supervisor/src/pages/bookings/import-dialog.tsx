import { type ImportPreview, LARGEST_BOOKINGS_FILE } from '@poczekalnia/protocol'
import { api, Dialog } from '@poczekalnia/ui'
import { FormMessage, type FormRefusal, useSubmit } from '@poczekalnia/ui/staff'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { type Imported, importFile } from './import-file.ts'
import { Preview } from './import-preview.tsx'

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
      {preview && <Preview preview={preview} />}
      {progress && <progress value={progress.done} max={progress.total} aria-label={t('bookings.progress')} />}
      {preview && preview.good + preview.changed > 0 && (
        <button type="button" className="button primary" aria-disabled={busy} onClick={take}>
          {t('bookings.take', { good: preview.good + preview.changed })}
        </button>
      )}
    </Dialog>
  )
}
