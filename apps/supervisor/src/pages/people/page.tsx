import type { Account } from '@poczekalnia/protocol'
import { api, Dialog } from '@poczekalnia/ui'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SureDialog } from '../../shared/sure-dialog.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { AccountDialog, type Given } from './account-dialog.tsx'
import { type AccountAct, PeopleTable } from './people-table.tsx'

type OpenDialog = { what: 'add' } | { what: AccountAct; account: Account } | { what: 'given'; given: Given }

/** Who signs in and who is kept waiting changes without anybody touching this page, ms. */
const EVERY_MS = 15_000

/** Everybody who may sign in: what they are, which queues they serve, how their account stands. */
export default function PeoplePage() {
  const { t } = useTranslation('supervisor')
  const { answer, again } = useAnswer<{ accounts: Account[] }>('/api/accounts', {}, EVERY_MS)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const close = () => setDialog(null)
  const done = (given: Given | null) => {
    setDialog(given && { what: 'given', given })
    again()
  }
  if (!answer) return <p role="status">{t('starting')}</p>
  return (
    <>
      <div className="toolbar">
        <button type="button" className="button primary" onClick={() => setDialog({ what: 'add' })}>
          <UserPlus aria-hidden="true" />
          {t('people.addTitle')}
        </button>
      </div>
      <PeopleTable accounts={answer.accounts} onAct={(what, account) => setDialog({ what, account })} />
      {dialog?.what === 'add' && <AccountDialog account={null} onDone={done} onClose={close} />}
      {dialog?.what === 'change' && <AccountDialog account={dialog.account} onDone={done} onClose={close} />}
      {dialog?.what === 'reset' && (
        <SureDialog<{ password: string }>
          title={t('people.resetTitle', { name: dialog.account.name })}
          confirm={t('people.resetConfirm')}
          act={() => api('POST', `/api/accounts/${dialog.account.id}/password`)}
          onDone={({ password }) => done({ name: dialog.account.name, password })}
          onClose={close}
        >
          <p>{t('people.resetText')}</p>
        </SureDialog>
      )}
      {dialog?.what === 'remove' && (
        <SureDialog
          title={t('people.removeTitle', { name: dialog.account.name })}
          confirm={t('people.removeConfirm')}
          act={() => api('DELETE', `/api/accounts/${dialog.account.id}`)}
          onDone={() => done(null)}
          onClose={close}
        >
          <p>{t('people.removeText')}</p>
        </SureDialog>
      )}
      {dialog?.what === 'given' && (
        <Dialog
          title={t('people.givenTitle', { name: dialog.given.name })}
          back={t('people.givenDone')}
          onClose={close}
        >
          <p className="one-time">{dialog.given.password}</p>
          <p>{t('people.givenText')}</p>
        </Dialog>
      )}
    </>
  )
}
