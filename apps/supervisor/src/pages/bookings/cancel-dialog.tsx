import type { BookingEntry } from '@poczekalnia/protocol'
import { Dialog, localized } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

/** Cancels a booking before the visit, with a reason that the visitor reads at the machine (KAT-5). */
export function CancelDialog(props: { booking: BookingEntry; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { view, send, language } = useRoom()
  const [reason, setReason] = useState<string | null>(null)
  const { busy, refusal, submit } = useSubmit()
  const { booking } = props
  const cancel = (event: FormEvent) => {
    event.preventDefault()
    if (reason !== null) void submit(() => send('cancel-booking', { booking: booking.id, reason }), props.onDone)
  }
  return (
    <Dialog
      title={t('bookings.cancelTitle', { time: booking.time, name: booking.name ?? booking.code })}
      back={t('back')}
      onClose={props.onClose}
    >
      <form className="stack-form" onSubmit={cancel}>
        <p>{t('bookings.cancelText')}</p>
        <fieldset className="choices">
          <legend>{t('bookings.reason')}</legend>
          {view.cancelReasons.map(({ id, name }) => (
            <label key={id} className="check">
              <input type="radio" name="reason" required checked={reason === id} onChange={() => setReason(id)} />
              {localized(name, language)}
            </label>
          ))}
        </fieldset>
        <FormMessage refusal={refusal} />
        <div className="form-buttons">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('bookings.cancelConfirm')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
