import { type ApiRight, apiRights } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { Field } from '@poczekalnia/ui/staff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogForm } from '../../shared/dialog-form.tsx'

/** A token that was just made, to be handed over: nobody can ask for it again. */
export type MadeToken = { name: string; token: string }

/** Names a program and says what it may read. */
export function AddTokenDialog(props: { onDone: (made: MadeToken) => void; onClose: () => void }) {
  const { t } = useTranslation('supervisor')
  const { onDone, onClose } = props
  const [name, setName] = useState('')
  const [rights, setRights] = useState<readonly ApiRight[]>(['tickets'])
  const choose = (right: ApiRight, chosen: boolean) => {
    const next = chosen ? [...rights, right] : rights.filter((one) => one !== right)
    // Whom bookings are for says nothing without the bookings.
    setRights(next.includes('bookings') ? next : next.filter((one) => one !== 'names'))
  }
  return (
    <DialogForm
      title={t('tokens.addTitle')}
      confirm={t('tokens.add')}
      act={() => api<{ token: string }>('POST', '/api/tokens', { body: { name, rights } })}
      onDone={({ token }) => onDone({ name, token })}
      onClose={onClose}
    >
      <Field
        label={t('tokens.name')}
        value={name}
        onChange={setName}
        autoComplete="off"
        hint={t('tokens.nameHint')}
        autoFocus
      />
      <fieldset className="choices">
        <legend>{t('tokens.rights')}</legend>
        {apiRights.map((right) => (
          <label key={right} className="check">
            <input
              type="checkbox"
              checked={rights.includes(right)}
              disabled={right === 'names' ? !rights.includes('bookings') : rights.length === 1 && rights[0] === right}
              onChange={(event) => choose(right, event.target.checked)}
            />
            <span>
              {t(`tokens.right.${right}`)}
              {right === 'names' && <small className="hint"> – {t('tokens.names')}</small>}
            </span>
          </label>
        ))}
      </fieldset>
    </DialogForm>
  )
}
