import { type CounterView, ticketNumber } from '@poczekalnia/protocol'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, useAround } from './dialog.tsx'
import { KeyCap } from './key-cap.tsx'

/**
 * Asks which number to call; a click on a waiting row opens it filled in, so that Enter is all that is left. Who was
 * marked absent is taken back and called in one. A number that was refused stays, to be typed over.
 */
export function CallDialog({
  number,
  absent,
  onCall,
  onTakeBack,
  onClose,
}: {
  number: string
  absent: CounterView['absent']
  onCall: (number: string) => void
  onTakeBack: (ticket: string, number: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('counter')
  const { linked, trouble } = useAround()
  const [typed, setTyped] = useState(number)
  const input = useId()
  const box = useRef<HTMLInputElement>(null)
  const refused = trouble !== null
  useEffect(() => {
    if (refused) box.current?.select()
  }, [refused])
  const wanted = ticketNumber(typed)
  const missed = absent.find((one) => one.number === wanted)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missed) onTakeBack(missed.ticket, missed.number)
    else if (wanted) onCall(wanted)
  }
  return (
    <Dialog title={t('dialog.callTitle')} onClose={onClose}>
      <form onSubmit={submit} className="call-form">
        <label htmlFor={input}>{t('dialog.callLabel')}</label>
        <input
          ref={box}
          id={input}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={12}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <button type="submit" className="button primary" disabled={!wanted} aria-disabled={!linked}>
          {t(missed ? 'absent.call' : 'dialog.callConfirm')}
          <KeyCap>Enter</KeyCap>
        </button>
      </form>
    </Dialog>
  )
}
