import type { Me } from '@poczekalnia/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { Field, StaffForm, useSubmit } from './form.tsx'

/** Name and password. @param props.text why it is asked, where that is not plain */
export function SignInForm(props: {
  text?: string
  bare?: boolean
  /** Where a sign-in by the region's directory begins; left out: there is none. */
  directory?: string | undefined
  onSignedIn: (me: Me) => void
}) {
  const { t } = useTranslation('staff')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { busy, refusal, submit } = useSubmit()
  return (
    <StaffForm
      title={t('signIn.title')}
      bare={props.bare}
      text={props.text}
      submit={t('signIn.submit')}
      busy={busy}
      refusal={refusal}
      onSubmit={() =>
        submit(
          () => api<Me>('POST', '/api/sign-in', { body: { name, password } }),
          (me) => {
            setPassword('')
            props.onSignedIn(me)
          },
        )
      }
    >
      <Field label={t('name')} value={name} onChange={setName} autoComplete="username" autoFocus />
      <Field
        label={t('password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      {props.directory && (
        <a className="button" href={`${props.directory}?to=${encodeURIComponent(location.pathname)}`}>
          {t('directory.signIn')}
        </a>
      )}
    </StaffForm>
  )
}
