import type { SiteEntry } from '@poczekalnia/protocol'
import { api, localized } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { Choices } from '../../shared/choices.tsx'
import { DialogForm } from '../../shared/dialog-form.tsx'

/** The reason of the offices' lists that fits what a program entered. */
const BY_PROGRAM = 'booked-by-program'

/** Removes entries of a draw with a reason that their owners read in a letter (WRO-7). */
export function RemoveEntriesDialog(props: {
  entries: readonly Pick<SiteEntry, 'id' | 'names' | 'line'>[]
  onDone: (done: number) => void
  onClose: () => void
}) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const { entries, onDone, onClose } = props
  const reasons = view.cancelReasons
  const [reason, setReason] = useState(reasons.find(({ id }) => id === BY_PROGRAM)?.id)
  return (
    <DialogForm<{ done: number }>
      title={t('programs.removeEntries', { count: entries.length })}
      confirm={t('programs.removeConfirm')}
      act={() =>
        reason === undefined
          ? null
          : api('POST', '/api/site/entry-removals', { body: { entries: entries.map(({ id }) => id), reason } })
      }
      onDone={({ done }) => onDone(done)}
      onClose={onClose}
    >
      <p>{t('programs.removeText')}</p>
      <ul>
        {entries.map(({ id, names, line }) => (
          <li key={id}>
            {names.join(', ')} <code>{line}</code>
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
