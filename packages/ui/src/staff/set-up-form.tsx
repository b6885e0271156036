import { type Me, PASSWORD_LENGTH } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { Field, StaffForm, useSubmit } from './form.tsx'

/** The first administrator, by the code that the hub has told at its start. */
export function SetUpForm(props: { onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation('staff')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { busy, refusal, submit } = useSubmit()
  return (
    <StaffForm
      title={t('setUp.title')}
      text={t('setUp.text')}
      submit={t('setUp.submit')}
      busy={busy}
      refusal={refusal}
      onSubmit={() =>
        submit(() => api<Me>('POST', '/api/set-up', { body: { code, name, password } }), props.onSignedIn)
      }
    >
      <Field
        label={t('setUp.code')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        hint={t('setUp.codeHint')}
        autoFocus
      />
      <Field
        label={t('setUp.name')}
        value={name}
        onChange={setName}
        autoComplete="username"
        hint={t('setUp.nameHint')}
      />
      <Field
        label={t('newPassword')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        hint={t('passwordHint', { least: PASSWORD_LENGTH.min })}
      />
    </StaffForm>
  )
}
