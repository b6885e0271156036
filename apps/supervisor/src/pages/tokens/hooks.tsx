import type { HookEntry } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { ActButton } from '../../shared/act-button.tsx'
import { TableHead } from '../../shared/table-head.tsx'
import { useAnswer } from '../../shared/use-answer.ts'

/** Whether a program takes its messages changes without anybody touching this page, ms. */
const EVERY_MS = 10_000

/** Programs that are told what happens, where the operator has named any, and whether they take it. */
export function Hooks() {
  const { t } = useTranslation('supervisor')
  const { answer, again } = useAnswer<{ hooks: HookEntry[] }>('/api/hooks', {}, EVERY_MS)
  if (!answer || answer.hooks.length === 0) return null
  const stateOf = ({ isOff, failing }: HookEntry) => {
    if (isOff) return t('tokens.hookOff')
    return failing === null ? t('tokens.hookFine') : t('tokens.hookFailing', { why: failing })
  }
  return (
    <section className="hooks" aria-labelledby="hooks-title">
      <h2 id="hooks-title">{t('tokens.hooks')}</h2>
      <table className="table folds">
        <TableHead columns={[t('tokens.hook'), t('tokens.hookEvents'), t('tokens.hookState')]} />
        <tbody>
          {answer.hooks.map((hook) => (
            <tr key={hook.id}>
              <th scope="row" id={`hook-${hook.id}`}>
                {hook.id}
                <small>{hook.url}</small>
              </th>
              <td data-label={t('tokens.hookEvents')}>{hook.events?.join(', ') ?? t('tokens.allEvents')}</td>
              <td data-label={t('tokens.hookState')}>{stateOf(hook)}</td>
              <td>
                {hook.isOff && (
                  <ActButton
                    label={`${t('tokens.hookOn')}: ${hook.id}`}
                    act={() => api('POST', `/api/hooks/${hook.id}/on`)}
                    onDone={again}
                  >
                    {t('tokens.hookOn')}
                  </ActButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
