import type { Account } from '@poczekalnia/protocol'
import { api, Dialog, localized } from '@poczekalnia/ui'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../table-head.tsx'
import { AccountDialog, type Given } from './account-dialog.tsx'
import { SureDialog } from './sure-dialog.tsx'
import { useAccounts } from './use-accounts.ts'

type OpenDialog =
  | { what: 'add' }
  | { what: 'change' | 'reset' | 'remove'; account: Account }
  | { what: 'given'; given: Given }

/** Everybody who may sign in: what they are, which queues they serve, how their account stands. */
export default function PeoplePage() {
  const { t } = useTranslation(['supervisor', 'staff'])
  const { view, clock, language, account: me } = useRoom()
  const { accounts, reload } = useAccounts()
  const [asked, setAsked] = useState<OpenDialog | null>(null)
  const close = () => setAsked(null)
  const done = (given: Given | null) => {
    setAsked(given && { what: 'given', given })
    reload()
  }
  const queuesOf = ({ role, queues }: Account) => {
    if (role === 'administrator') return '–'
    if (!queues) return t('people.allQueues')
    const name = (id: string) => view.queues.find((queue) => queue.id === id)
    return queues.map((id) => name(id)?.prefix ?? id).join(', ')
  }
  const stateOf = (account: Account) => {
    if (account.pausedSeconds > 0) return t('people.paused', { seconds: account.pausedSeconds })
    if (account.mustChangePassword) return t('people.oneTime')
    return account.signedIn ? t('people.signedIn') : t('people.signedOut')
  }
  const when = (stamp: string) => {
    const time = clock.wallTime(stamp)
    return clock.plainDate(stamp) === clock.plainDate() ? time : `${clock.formatDate(language, stamp)}, ${time}`
  }

  if (!accounts) return <p role="status">{t('starting')}</p>
  return (
    <>
      <div className="toolbar">
        <button type="button" className="button primary" onClick={() => setAsked({ what: 'add' })}>
          <UserPlus aria-hidden="true" />
          {t('people.addTitle')}
        </button>
      </div>
      <table className="table folds">
        <TableHead columns={[t('people.name'), t('people.role'), t('people.queues'), t('people.state')]} />
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row" id={`person-${account.id}`}>
                {account.name}
                {account.id === me.id && <small>{t('people.you')}</small>}
              </th>
              <td>{t(`staff:role.${account.role}`)}</td>
              <td data-label={t('people.queues')} title={account.queues?.map((id) => nameOf(id)).join(', ')}>
                {queuesOf(account)}
              </td>
              <td>
                {stateOf(account)}
                <small>
                  {account.lastSignIn ? t('people.last', { when: when(account.lastSignIn) }) : t('people.never')}
                </small>
              </td>
              <td>
                <div className="row-acts">
                  <button
                    type="button"
                    className="button"
                    aria-describedby={`person-${account.id}`}
                    onClick={() => setAsked({ what: 'change', account })}
                  >
                    {t('people.change')}
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-describedby={`person-${account.id}`}
                    onClick={() => setAsked({ what: 'reset', account })}
                  >
                    {t('people.reset')}
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-describedby={`person-${account.id}`}
                    onClick={() => setAsked({ what: 'remove', account })}
                  >
                    {t('people.remove')}
                  </button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked?.what === 'add' && <AccountDialog account={null} onDone={done} onClose={close} />}
      {asked?.what === 'change' && <AccountDialog account={asked.account} onDone={done} onClose={close} />}
      {asked?.what === 'reset' && (
        <SureDialog<{ password: string }>
          title={t('people.resetTitle', { name: asked.account.name })}
          text={t('people.resetText')}
          confirm={t('people.resetConfirm')}
          act={() => api('POST', `/api/accounts/${asked.account.id}/password`)}
          onDone={({ password }) => done({ name: asked.account.name, password })}
          onClose={close}
        />
      )}
      {asked?.what === 'remove' && (
        <SureDialog
          title={t('people.removeTitle', { name: asked.account.name })}
          text={t('people.removeText')}
          confirm={t('people.removeConfirm')}
          act={() => api('DELETE', `/api/accounts/${asked.account.id}`)}
          onDone={() => done(null)}
          onClose={close}
        />
      )}
      {asked?.what === 'given' && (
        <Dialog title={t('people.givenTitle', { name: asked.given.name })} back={t('people.givenDone')} onClose={close}>
          <p className="one-time">{asked.given.password}</p>
          <p>{t('people.givenText')}</p>
        </Dialog>
      )}
    </>
  )

  function nameOf(id: string): string {
    const queue = view.queues.find((one) => one.id === id)
    return queue ? localized(queue.name, language) : id
  }
}
