import type { BoardQueue } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { PublicTextFields, type Words, wordsOf } from '../../shared/public-text.tsx'
import { quarterHours } from '../../shared/quarter-hours.ts'
import { SelectField } from '../../shared/select-field.tsx'

/**
 * No more tickets of a queue, until an hour or until they are given again in the queue's row, with words for visitors
 * if wanted.
 */
export function StopDialog(props: { queue: BoardQueue; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { send, language, clock } = useRoom()
  const [words, setWords] = useState<Words>({})
  const { queue, onDone, onClose } = props
  const [until, setUntil] = useState('')
  const [hours] = useState(() => quarterHours(clock.time, queue.state?.open ? queue.state.until : clock.time))
  const text = wordsOf(words)
  return (
    <DialogForm
      title={t('board.stopTitle', { queue: localized(queue.name, language) })}
      confirm={t('board.stopConfirm')}
      act={() => send('stop-tickets', { queue: queue.id, ...(until && { until }), ...(text && { text }) })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{t('board.stopText')}</p>
      <SelectField label={t('board.stopUntil')} value={until} onChange={setUntil} hint={t('board.stopUntilHint')}>
        <option value="">{t('board.stopOpen')}</option>
        {hours.map((hour) => (
          <option key={hour} value={hour}>
            {t('board.stopHour', { hour })}
          </option>
        ))}
      </SelectField>
      <PublicTextFields words={words} onChange={setWords} optional />
    </DialogForm>
  )
}
