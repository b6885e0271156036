import type { BookingEntry } from '@poczekalnia/protocol'
import { Dialog } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'

/** A family shares one booking: for how many people it is (WRO-4). */
export function PartyDialog(props: { booking: BookingEntry; most: number; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { send } = useRoom()
  const id = useId()
  const { booking, most } = props
  const [party, setParty] = useState(booking.party)
  const { busy, refusal, submit } = useSubmit()
  const set = (event: FormEvent) => {
    event.preventDefault()
    void submit(() => send('set-party', { booking: booking.id, party }), props.onDone)
  }
  return (
    <Dialog
      title={t('bookings.familyOf', { name: booking.name ?? booking.code })}
      back={t('back')}
      onClose={props.onClose}
    >
      <form className="stack-form" onSubmit={set}>
        <div className="field">
          <label htmlFor={id}>{t('bookings.party')}</label>
          <select id={id} value={party} onChange={(event) => setParty(Number(event.target.value))}>
            {Array.from({ length: most }, (_, index) => (
              <option key={index + 1}>{index + 1}</option>
            ))}
          </select>
        </div>
        <FormMessage refusal={refusal} />
        <div className="form-buttons">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('people.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
