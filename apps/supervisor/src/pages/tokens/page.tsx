import type { ApiTokenEntry } from '@poczekalnia/protocol'
import { api, Dialog } from '@poczekalnia/ui'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SureDialog } from '../../shared/sure-dialog.tsx'
import { useAnswer } from '../../shared/use-answer.ts'
import { AddTokenDialog, type MadeToken } from './add-token-dialog.tsx'
import { Hooks } from './hooks.tsx'
import './tokens.css'
import { TokensTable } from './tokens-table.tsx'

type OpenDialog = { what: 'add' } | { what: 'revoke'; token: ApiTokenEntry } | { what: 'given'; given: MadeToken }

/** When a program used its token changes without anybody touching this page, ms. */
const EVERY_MS = 60_000

/** Tokens with which other programs read this office's data. */
export default function TokensPage() {
  const { t } = useTranslation('supervisor')
  const { answer, again } = useAnswer<{ tokens: ApiTokenEntry[] }>('/api/tokens', {}, EVERY_MS)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const close = () => setDialog(null)
  if (!answer) return <p role="status">{t('starting')}</p>
  return (
    <>
      <div className="toolbar">
        <button type="button" className="button primary" onClick={() => setDialog({ what: 'add' })}>
          <Plus aria-hidden="true" />
          {t('tokens.addTitle')}
        </button>
      </div>
      <p className="hint tokens-about">{t('tokens.about')}</p>
      {answer.tokens.length === 0 ? (
        <p>{t('tokens.none')}</p>
      ) : (
        <TokensTable tokens={answer.tokens} onRevoke={(token) => setDialog({ what: 'revoke', token })} />
      )}
      <Hooks />
      {dialog?.what === 'add' && (
        <AddTokenDialog
          onDone={(given) => {
            setDialog({ what: 'given', given })
            again()
          }}
          onClose={close}
        />
      )}
      {dialog?.what === 'revoke' && (
        <SureDialog
          title={t('tokens.revokeTitle', { name: dialog.token.name })}
          confirm={t('tokens.revokeConfirm')}
          act={() => api('DELETE', `/api/tokens/${dialog.token.id}`)}
          onDone={() => {
            close()
            again()
          }}
          onClose={close}
        >
          <p>{t('tokens.revokeText')}</p>
        </SureDialog>
      )}
      {dialog?.what === 'given' && (
        <Dialog
          title={t('tokens.givenTitle', { name: dialog.given.name })}
          back={t('tokens.givenDone')}
          onClose={close}
        >
          <p className="token-given">{dialog.given.token}</p>
          <p>{t('tokens.givenText')}</p>
        </Dialog>
      )}
    </>
  )
}
