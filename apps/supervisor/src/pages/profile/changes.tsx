import type { ProfileCheck } from '@poczekalnia/protocol'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Change } from './whole-parts.ts'
import { problemText, type QueueNames, settingText, valueText } from './words.ts'

type Right = Extract<ProfileCheck, { week: unknown }>

/** What a text would change, and what has to be done first. */
export function Changes(props: {
  check: Right
  changes: readonly Change[]
  isSame: boolean
  queues: QueueNames
  language: string
}) {
  const { t } = useTranslation('profile')
  const { check, changes, isSame, queues, language } = props
  const value = (path: string, text: string | null, whole: boolean) =>
    whole && text !== null ? t('changes.there') : valueText(path, text, queues, language, t)
  return (
    <>
      {check.problems.length > 0 && (
        <div className="profile-problems">
          <h2>
            <TriangleAlert aria-hidden="true" />
            {t('changes.blocked')}
          </h2>
          <ul>
            {check.problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{problemText(problem, queues, language, t)}</li>
            ))}
          </ul>
        </div>
      )}
      {changes.length === 0 ? (
        <p>{isSame ? t('changes.none') : t('state.comments')}</p>
      ) : (
        <table className="table folds profile-changes">
          <caption>{t('changes.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('changes.setting')}</th>
              <th scope="col">{t('changes.now')}</th>
              <th scope="col">{t('changes.then')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ path, before, after, whole }) => (
              <tr key={path}>
                <th scope="row">{settingText(path, queues, language, t)}</th>
                <td className={before === null ? 'quiet' : undefined}>{value(path, before, whole)}</td>
                <td>
                  <span aria-hidden="true">→ </span>
                  <strong>{value(path, after, whole)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
