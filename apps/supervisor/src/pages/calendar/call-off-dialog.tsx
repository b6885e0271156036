import type { SiteVisit } from '@poczekalnia/protocol'
import { api, localized } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Choices } from '../../shared/choices.tsx'
import { DialogForm } from '../../shared/dialog-form.tsx'

/** The reason of the offices' lists that fits what a program booked. */
const BY_PROGRAM = 'booked-by-program'

/** Calls visits off with a reason that their visitors read in a letter; or removes what a program booked (WRO-7). */
export function CallOffDialog(props: {
  visits: readonly SiteVisit[]
  kind: 'call-off' | 'remove'
  onDone: (done: number) => void
  onClose: () => void
}) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const { visits, kind, onDone, onClose } = props
  const reasons = view.cancelReasons
  const byProgram = reasons.find(({ id }) => id === BY_PROGRAM)?.id
  const [reason, setReason] = useState<string | undefined>(kind === 'remove' ? byProgram : undefined)
  const words = kind === 'remove' ? 'remove' : 'callOff'
  return (
    <DialogForm<{ done: number }>
      title={t(`calendar.${words}.title`, { count: visits.length })}
      confirm={t(`calendar.${words}.confirm`)}
      act={() =>
        reason === undefined
          ? null
          : api('POST', `/api/site/${kind}`, { body: { ids: visits.map(({ id }) => id), reason } })
      }
      onDone={({ done }) => onDone(done)}
      onClose={onClose}
    >
      <p>{t(`calendar.${words}.text`)}</p>
      <ul>
        {visits.map(({ id, name, time }) => (
          <li key={id}>
            {time} {name}
          </li>
        ))}
      </ul>
      <Choices
        title={t('bookings.reason')}
        choices={reasons.map(({ id, name }) => ({ id, name: localized(name, language) }))}
        chosen={reason}
        required
        onChoose={setReason}
      />
    </DialogForm>
  )
}
