import { type Account, type Role, roles } from '@poczekalnia/protocol'
import { api, Dialog } from '@poczekalnia/ui'
import { Field, FormMessage, useSubmit } from '@poczekalnia/ui/staff'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueueChoice } from './queue-choice.tsx'

/** A one-time password that was just made, to be handed over. */
export type Given = { name: string; password: string }

/** Adds somebody, or changes what they are. */
export function AccountDialog(props: {
  account: Account | null
  onDone: (given: Given | null) => void
  onClose: () => void
}) {
  const { t } = useTranslation(['supervisor', 'staff'])
  const { account } = props
  const [name, setName] = useState(account?.name ?? '')
  const [role, setRole] = useState<Role>(account?.role ?? 'clerk')
  const [queues, setQueues] = useState<string[] | null>(account?.queues ?? null)
  const { busy, refusal, submit } = useSubmit()
  const serves = role !== 'administrator'

  const send = (event: FormEvent) => {
    event.preventDefault()
    const own = serves ? queues : null
    if (account) {
      const body = { role, queues: own }
      void submit(
        () => api('POST', `/api/accounts/${account.id}`, { body }),
        () => props.onDone(null),
      )
    } else {
      const body = { name, role, ...(own && { queues: own }) }
      void submit(
        () => api<{ password: string }>('POST', '/api/accounts', { body }),
        ({ password }) => props.onDone({ name, password }),
      )
    }
  }
  return (
    <Dialog
      title={account ? t('people.changeTitle', { name: account.name }) : t('people.addTitle')}
      back={t('back')}
      onClose={props.onClose}
    >
      <form className="stack-form" onSubmit={send}>
        {!account && (
          <Field
            label={t('people.name')}
            value={name}
            onChange={setName}
            autoComplete="off"
            hint={t('people.nameHint')}
            autoFocus
          />
        )}
        <fieldset className="choices">
          <legend>{t('people.role')}</legend>
          {roles.map((one) => (
            <label key={one} className="check">
              <input type="radio" name="role" checked={role === one} onChange={() => setRole(one)} />
              <span>
                {t(`staff:role.${one}`)}
                <small className="hint"> – {t(`people.may.${one}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {serves && <QueueChoice queues={queues} onChange={setQueues} />}
        <FormMessage refusal={refusal} />
        <div className="form-buttons">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {account ? t('people.save') : t('people.add')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
