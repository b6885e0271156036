import type { BookingEntry } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { SelectField } from '../../shared/select-field.tsx'

/** A family shares one booking: for how many people it is (WRO-4). */
export function PartyDialog(props: { booking: BookingEntry; most: number; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { send } = useRoom()
  const { booking, most, onDone, onClose } = props
  const [party, setParty] = useState(booking.party)
  return (
    <DialogForm
      title={t('bookings.familyOf', { name: booking.name ?? booking.code })}
      confirm={t('people.save')}
      act={() => send('set-party', { booking: booking.id, party })}
      onDone={onDone}
      onClose={onClose}
    >
      <SelectField label={t('bookings.party')} value={party} onChange={(people) => setParty(Number(people))}>
        {Array.from({ length: most }, (_, index) => (
          <option key={index + 1}>{index + 1}</option>
        ))}
      </SelectField>
    </DialogForm>
  )
}
