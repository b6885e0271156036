import { PASSWORD_LENGTH } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { Field, StaffForm, useSubmit } from './form.tsx'

/**
 * A new password for oneself.
 * @param props.mustChange the old one was given by somebody else: there is no way round
 */
export function PasswordForm(props: {
  mustChange: boolean
  bare?: boolean
  onChanged: () => void
  onBack?: () => void
}) {
  const { t } = useTranslation('staff')
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const { busy, refusal, submit } = useSubmit()
  const { onBack } = props
  return (
    <StaffForm
      title={t('change.title')}
      bare={props.bare}
      text={props.mustChange ? t('change.must') : t('change.text')}
      submit={t('change.submit')}
      busy={busy}
      refusal={refusal}
      onSubmit={() => submit(() => api('POST', '/api/password', { body: { old, new: next } }), props.onChanged)}
      more={
        onBack && (
          <button type="button" className="button" onClick={onBack}>
            {t('change.back')}
          </button>
        )
      }
    >
      <Field
        label={props.mustChange ? t('change.oneTime') : t('change.old')}
        type="password"
        value={old}
        onChange={setOld}
        autoComplete="current-password"
        autoFocus
      />
      <Field
        label={t('newPassword')}
        type="password"
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        hint={t('passwordHint', { least: PASSWORD_LENGTH.min })}
      />
    </StaffForm>
  )
}
