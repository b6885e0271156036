import { Dialog } from '@poczekalnia/ui'
import { FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { PublicTextFields, type Words, wordsOf } from '../public-text.tsx'
import { quarterHours } from '../quarter-hours.ts'
import { useBookings } from '../use-bookings.ts'

/** Visits that are named; of the rest only the number is told. */
const LISTED = 11

/** Today ends earlier: at which hour, why, and which booked visits that leaves out. */
export function CloseEarlyDialog(props: { onDone: (hour: string) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, send } = useRoom()
  const id = useId()
  const now = clock.time
  const [hours] = useState(() => quarterHours(now, view.hoursToday?.to ?? now))
  const [hour, setHour] = useState(hours.at(-1) ?? now)
  const [words, setWords] = useState<Words>({})
  const { busy, refusal, submit } = useSubmit()
  const { day } = useBookings('')
  const after = day?.bookings.filter(({ time, status }) => status === 'expected' && time >= hour) ?? []
  const close = (event: FormEvent) => {
    event.preventDefault()
    const text = wordsOf(words)
    void submit(
      () => send('close-early', { closes: hour, ...(text && { text }) }),
      () => props.onDone(hour),
    )
  }
  return (
    <Dialog title={t('board.closeTitle')} back={t('back')} onClose={props.onClose}>
      <form className="stack-form" onSubmit={close}>
        <div className="field">
          <label htmlFor={id}>{t('board.closeHour')}</label>
          <select id={id} value={hour} onChange={(event) => setHour(event.target.value)}>
            {[...(hours.length > 0 ? [] : [now]), ...hours].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <p className="hint">{t('board.closeText')}</p>
        </div>
        <div className="left-out" role="status">
          <strong>{after.length > 0 ? t('board.leftOut', { visits: after.length }) : t('board.noneLeftOut')}</strong>
          {after.length > 0 && (
            <ul>
              {after.slice(0, LISTED).map((booking) => (
                <li key={booking.id}>
                  {booking.time} · {view.queues.find(({ id: queue }) => queue === booking.queue)?.prefix} ·{' '}
                  {booking.name ?? booking.code}
                </li>
              ))}
              {after.length > LISTED && <li>{t('board.leftOutMore', { visits: after.length - LISTED })}</li>}
            </ul>
          )}
        </div>
        <PublicTextFields words={words} onChange={setWords} optional />
        <FormMessage refusal={refusal} />
        <div className="form-buttons">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {t('board.closeConfirm', { hour })}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
