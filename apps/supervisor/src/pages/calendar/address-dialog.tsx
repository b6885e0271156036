import type { SiteVisit } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogForm } from '../../shared/dialog-form.tsx'
import { EmailInput } from '../../shared/email-input.tsx'

/** Corrects where a visit's letters go; the confirmation goes there at once. */
export function AddressDialog(props: { visit: SiteVisit; onDone: (email: string) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { visit, onDone, onClose } = props
  const [email, setEmail] = useState(visit.email ?? '')
  const id = useId()
  return (
    <DialogForm
      title={t('calendar.address.title', { name: visit.name ?? '' })}
      confirm={t('calendar.address.confirm')}
      act={() => api('POST', '/api/site/address', { body: { id: visit.id, email: email.trim() } })}
      onDone={() => onDone(email.trim())}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={id}>{t('calendar.address.label')}</label>
        <EmailInput id={id} value={email} onChange={setEmail} required />
      </div>
    </DialogForm>
  )
}
