import { Check, CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Standing } from './standing.ts'

/**
 * How the text stands in one line, read out when it changes. `onWhy`: leads to what stands against it; `null` where
 * that is in sight.
 */
export function Status({ standing, onWhy }: { standing: Standing; onWhy: (() => void) | null }) {
  const { t } = useTranslation('profile')
  const changes = (count: number) => (count === 0 ? t('state.comments') : t('state.changes', { count }))
  const text = () => {
    switch (standing.kind) {
      case 'checking':
        return t('state.checking')
      case 'unreachable':
        return t('state.unreachable')
      case 'outdated':
        return t('outdated')
      case 'same':
        return t('state.same', { version: standing.version })
      case 'faulty':
        return t('state.faults', { count: standing.count })
      case 'blocked':
        return t('state.blocked', { changes: changes(standing.count) })
      case 'ready':
        return changes(standing.count)
      default:
        return standing satisfies never
    }
  }
  const isWrong = standing.kind === 'faulty' || standing.kind === 'blocked' || standing.kind === 'outdated'
  return (
    <div className="profile-status" data-kind={standing.kind}>
      {isWrong && <CircleAlert aria-hidden="true" />}
      {standing.kind === 'ready' && <Check aria-hidden="true" />}
      <p role="status">{text()}</p>
      {onWhy && (standing.kind === 'blocked' || standing.kind === 'faulty') && (
        <button type="button" className="button small" onClick={onWhy}>
          {t('why')}
        </button>
      )}
    </div>
  )
}
