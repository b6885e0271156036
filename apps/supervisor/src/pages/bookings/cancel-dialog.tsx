import type { BookingEntry } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Choices } from '../../shared/choices.tsx'
import { DialogForm } from '../../shared/dialog-form.tsx'

/** Cancels a booking before the visit, with a reason that the visitor reads at the machine (KAT-5). */
export function CancelDialog(props: { booking: BookingEntry; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { view, send, language } = useRoom()
  const [reason, setReason] = useState<string | undefined>(undefined)
  const { booking, onDone, onClose } = props
  return (
    <DialogForm
      title={t('bookings.cancelTitle', { time: booking.time, name: booking.name ?? booking.code })}
      confirm={t('bookings.cancelConfirm')}
      act={() => (reason === undefined ? null : send('cancel-booking', { booking: booking.id, reason }))}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{t('bookings.cancelText')}</p>
      <Choices
        title={t('bookings.reason')}
        choices={view.cancelReasons.map(({ id, name }) => ({ id, name: localized(name, language) }))}
        chosen={reason}
        required
        onChoose={setReason}
      />
    </DialogForm>
  )
}
