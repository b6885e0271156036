import type { PersonEntry } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { SureDialog } from '../../shared/sure-dialog.tsx'

/** Asks twice: what will be gone and what stays is read first, and the button only works once that is ticked. */
export function EraseDialog(props: { person: PersonEntry; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation(['privacy', 'supervisor'])
  const { clock, language } = useRoom()
  const { person, onDone, onClose } = props
  const [sure, setSure] = useState(false)
  return (
    <SureDialog
      title={t('eraseTitle')}
      confirm={t('eraseConfirm')}
      ready={sure}
      act={() => api('POST', '/api/privacy/erase', { body: { booking: person.booking } })}
      onDone={onDone}
      onClose={onClose}
    >
      <p className="whom">
        <strong>{person.name}</strong>
        <span>{person.email}</span>
        <span>
          {clock.formatDate(language, `${person.date}T12:00:00Z`)}, {person.time}
        </span>
      </p>
      {person.status === 'expected' && <p className="ahead">{t('eraseAhead')}</p>}
      <p>{t('eraseWhat')}</p>
      <p>{t('eraseStays')}</p>
      <label className="check">
        <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
        <span>{t('eraseSure')}</span>
      </label>
    </SureDialog>
  )
}
