import { LARGEST_BOOKINGS_FILE, MOST_BOOKINGS } from '@poczekalnia/protocol'
import { FileUp } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { useFileDrop } from './use-file-drop.ts'

/** A page that takes a file: dropped anywhere on it, or chosen by the button in its toolbar. `busy`: not just now. */
export function DropZone(props: {
  enabled: boolean
  busy: boolean
  onFile: (file: File) => void
  toolbar: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation('supervisor')
  const { language } = useRoom()
  const limits = useId()
  const input = useRef<HTMLInputElement>(null)
  const over = useFileDrop(props.enabled && !props.busy ? props.onFile : null)
  return (
    // Dropping is a short cut: the button does the same by keyboard.
    <div className="drop-zone">
      <div className="toolbar">
        {props.toolbar}
        {props.enabled && (
          <>
            <button
              type="button"
              className="button push"
              aria-describedby={limits}
              onClick={() => input.current?.click()}
            >
              <FileUp aria-hidden="true" />
              {t('bookings.import')}
            </button>
            <input
              ref={input}
              type="file"
              accept=".csv,text/csv"
              hidden
              onChange={(event) => {
                const [file] = event.target.files ?? []
                if (file) props.onFile(file)
                // The same file again, mended meanwhile, is a change too.
                event.target.value = ''
              }}
            />
          </>
        )}
      </div>
      {props.enabled && (
        <p id={limits} className="import-limits">
          {t('bookings.limits', {
            rows: MOST_BOOKINGS.toLocaleString(language),
            megabytes: LARGEST_BOOKINGS_FILE / (1024 * 1024),
          })}
        </p>
      )}
      {props.children}
      {over && <p className="drop-here">{t('bookings.drop')}</p>}
    </div>
  )
}
