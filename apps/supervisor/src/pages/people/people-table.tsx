import type { Account } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../../shared/table-head.tsx'
import { useWhen } from '../../shared/use-when.ts'

export type AccountAct = 'change' | 'reset' | 'remove'
type Acts = { onAct: (what: AccountAct, account: Account) => void }
const acts: readonly AccountAct[] = ['change', 'reset', 'remove']

/** Each account a row: what they are, which queues they serve, how the account stands, and what can be done with it. */
export function PeopleTable({ accounts, onAct }: Acts & { accounts: readonly Account[] }) {
  const { t } = useTranslation('supervisor')
  return (
    <table className="table folds">
      <TableHead columns={[t('people.name'), t('people.role'), t('people.queues'), t('people.state')]} />
      <tbody>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} onAct={onAct} />
        ))}
      </tbody>
    </table>
  )
}

function AccountRow({ account, onAct }: Acts & { account: Account }) {
  const { t } = useTranslation(['supervisor', 'staff'])
  const { account: me } = useRoom()
  const when = useWhen()
  return (
    <tr>
      <th scope="row" id={`person-${account.id}`}>
        {account.name}
        {account.id === me.id && <small>{t('people.you')}</small>}
      </th>
      <td>{t(`staff:role.${account.role}`)}</td>
      <ServedQueues account={account} />
      <td>
        <AccountState account={account} />
        <small>{account.lastSignIn ? t('people.last', { when: when(account.lastSignIn) }) : t('people.never')}</small>
      </td>
      <td>
        <div className="row-acts">
          {acts
            .filter((what) => !account.directory || what === 'remove')
            .map((what) => (
              <button
                key={what}
                type="button"
                className="button"
                aria-describedby={`person-${account.id}`}
                onClick={() => onAct(what, account)}
              >
                {t(`people.${what}`)}
              </button>
            ))}
        </div>
      </td>
    </tr>
  )
}

/** Which queues somebody serves: their prefixes, and their names for a pointer that rests on them. */
function ServedQueues({ account: { role, queues } }: { account: Account }) {
  const { t } = useTranslation('supervisor')
  const { view, language } = useRoom()
  const served = queues?.map((id) => {
    const queue = view.queues.find((one) => one.id === id)
    return { prefix: queue?.prefix ?? id, name: queue ? localized(queue.name, language) : id }
  })
  const prefixes = served?.map(({ prefix }) => prefix).join(', ') ?? t('people.allQueues')
  return (
    <td data-label={t('people.queues')} title={served?.map(({ name }) => name).join(', ')}>
      {role === 'administrator' ? '–' : prefixes}
    </td>
  )
}

function AccountState({ account }: { account: Account }) {
  const { t } = useTranslation('supervisor')
  if (account.pausedSeconds > 0) return t('people.paused', { seconds: account.pausedSeconds })
  if (account.directory && !account.signedIn) return t('people.byDirectory')
  if (account.mustChangePassword) return t('people.oneTime')
  return account.signedIn ? t('people.signedIn') : t('people.signedOut')
}
