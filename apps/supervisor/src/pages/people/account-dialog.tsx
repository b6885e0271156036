import { type Account, type Role, roles } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { Field } from '@poczekalnia/ui/staff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '../../shared/choices.tsx'
import { DialogForm } from '../../shared/dialog-form.tsx'
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
  const { account, onDone, onClose } = props
  const [name, setName] = useState(account?.name ?? '')
  const [role, setRole] = useState<Role>(account?.role ?? 'clerk')
  const [queues, setQueues] = useState<string[] | null>(account?.queues ?? null)
  const serves = role !== 'administrator'
  const own = serves ? queues : null
  const send = () =>
    account
      ? api<{ password?: string }>('POST', `/api/accounts/${account.id}`, { body: { role, queues: own } })
      : api<{ password?: string }>('POST', '/api/accounts', { body: { name, role, ...(own && { queues: own }) } })
  return (
    <DialogForm
      title={account ? t('people.changeTitle', { name: account.name }) : t('people.addTitle')}
      confirm={account ? t('people.save') : t('people.add')}
      act={send}
      onDone={({ password }) => onDone(password === undefined ? null : { name, password })}
      onClose={onClose}
    >
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
      <Choices
        title={t('people.role')}
        choices={roles.map((id) => ({ id, name: t(`staff:role.${id}`), hint: t(`people.may.${id}`) }))}
        chosen={role}
        onChoose={setRole}
      />
      {serves && <QueueChoice queues={queues} onChange={setQueues} />}
    </DialogForm>
  )
}
