import type { ApiTokenEntry } from '@poczekalnia/protocol'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../room.ts'
import { TableHead } from '../../shared/table-head.tsx'
import { useWhen } from '../../shared/use-when.ts'

/** Each token a row: whose it is, what it may read, when it was made and used. */
export function TokensTable(props: { tokens: readonly ApiTokenEntry[]; onRevoke: (token: ApiTokenEntry) => void }) {
  const { t } = useTranslation('supervisor')
  const { clock, language } = useRoom()
  const when = useWhen()
  return (
    <table className="table folds">
      <TableHead columns={[t('tokens.name'), t('tokens.rights'), t('tokens.made'), t('tokens.last')]} />
      <tbody>
        {props.tokens.map((token) => (
          <tr key={token.id}>
            <th scope="row" id={`token-${token.id}`}>
              {token.name}
            </th>
            <td data-label={t('tokens.rights')}>
              {token.rights.map((right) => t(`tokens.right.${right}`)).join('; ')}
            </td>
            <td data-label={t('tokens.made')}>{when(token.made)}</td>
            <td data-label={t('tokens.last')}>
              {token.lastUsed === null ? t('tokens.never') : clock.formatDate(language, token.lastUsed)}
            </td>
            <td>
              <div className="row-acts">
                <button
                  type="button"
                  className="button"
                  aria-describedby={`token-${token.id}`}
                  onClick={() => props.onRevoke(token)}
                >
                  {t('tokens.revoke')}
                </button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
