import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'

/** Asks which number to call; a click on a waiting row opens it filled in, so that Enter is all that is left. */
export function CallDialog({
  number,
  onCall,
  onClose,
}: {
  number: string
  onCall: (number: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const [typed, setTyped] = useState(number)
  const input = useId()
  const wanted = typed.trim().toUpperCase()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wanted) onCall(wanted)
  }
  return (
    <Dialog title={t('dialog.callTitle')} onClose={onClose}>
      <form onSubmit={submit} className="call-form">
        <label htmlFor={input}>{t('dialog.callLabel')}</label>
        <input
          id={input}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={12}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <button type="submit" className="button primary" disabled={!wanted}>
          {t('dialog.callConfirm')}
          <KeyCap>Enter</KeyCap>
        </button>
      </form>
    </Dialog>
  )
}
