import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, useAround } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'
import { NOTE_SIGNS } from './transfer-dialog.tsx'

/** A note about the visitor at the desk. It says what becomes of it: it is not for what must be kept (ALL-4). */
export function NoteDialog(props: { number: string; onWrite: (text: string) => void; onClose: () => void }) {
  const { t } = useTranslation('counter')
  const { linked } = useAround()
  const [text, setText] = useState('')
  const field = useId()
  const written = text.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (written) props.onWrite(written)
  }
  const pressed = (event: KeyboardEvent) => {
    // A note is a line or two: Enter keeps it, Shift+Enter begins a line.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event)
  }
  return (
    <Dialog title={t('note.title', { number: props.number })} onClose={props.onClose}>
      <form onSubmit={submit} className="choices">
        <div className="field">
          <label htmlFor={field}>{t('note.label')}</label>
          <textarea
            id={field}
            autoFocus
            rows={3}
            maxLength={NOTE_SIGNS}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={pressed}
          />
          <p className="hint">{t('note.hint')}</p>
        </div>
        <button type="submit" className="button primary" aria-disabled={!linked} disabled={!written}>
          {t('note.confirm')}
          <KeyCap>Enter</KeyCap>
        </button>
      </form>
    </Dialog>
  )
}
