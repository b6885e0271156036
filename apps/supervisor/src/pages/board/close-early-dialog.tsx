import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { PublicTextFields, type Words, wordsOf } from '../../shared/public-text.tsx'
import { quarterHours } from '../../shared/quarter-hours.ts'
import { SelectField } from '../../shared/select-field.tsx'
import { LeftOut } from './left-out.tsx'

/** Today ends earlier: at which hour, why, and which booked visits that leaves out. */
export function CloseEarlyDialog(props: { onDone: (hour: string) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { view, clock, send } = useRoom()
  const now = clock.time
  const [hours] = useState(() => quarterHours(now, view.hoursToday?.to ?? now))
  const [hour, setHour] = useState(hours.at(-1) ?? now)
  const [words, setWords] = useState<Words>({})
  const text = wordsOf(words)
  return (
    <DialogForm
      title={t('board.closeTitle')}
      confirm={t('board.closeConfirm', { hour })}
      act={() => send('close-early', { closes: hour, ...(text && { text }) })}
      onDone={() => props.onDone(hour)}
      onClose={props.onClose}
    >
      <SelectField label={t('board.closeHour')} value={hour} onChange={setHour} hint={t('board.closeText')}>
        {[...(hours.length > 0 ? [] : [now]), ...hours].map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <LeftOut hour={hour} />
      <PublicTextFields words={words} onChange={setWords} optional />
    </DialogForm>
  )
}
