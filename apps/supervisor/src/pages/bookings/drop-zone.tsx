import { FileUp } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A page that takes a file: dropped anywhere on it, or chosen by the button in its toolbar. */
export function DropZone(props: {
  enabled: boolean
  onFile: (file: File) => void
  toolbar: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation('supervisor')
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? []
    if (file) props.onFile(file)
  }
  const dropping = {
    onDragOver(event: DragEvent) {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
    },
    onDrop(event: DragEvent) {
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer.files)
    },
  }
  return (
    // Dropping is a short cut: the button does the same by keyboard.
    <div className="drop-zone" data-over={over} {...(props.enabled && dropping)}>
      <div className="toolbar">
        {props.toolbar}
        {props.enabled && (
          <>
            <button type="button" className="button push" onClick={() => input.current?.click()}>
              <FileUp aria-hidden="true" />
              {t('bookings.import')}
            </button>
            <input
              ref={input}
              type="file"
              accept=".csv,text/csv"
              hidden
              onChange={(event) => {
                take(event.target.files)
                // The same file again, mended meanwhile, is a change too.
                event.target.value = ''
              }}
            />
          </>
        )}
      </div>
      {props.children}
      {over && <p className="drop-here">{t('bookings.drop')}</p>}
    </div>
  )
}
