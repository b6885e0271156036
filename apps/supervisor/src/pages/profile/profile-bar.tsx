import { useTranslation } from 'react-i18next'
import type { Standing } from './standing.ts'
import { Status } from './status.tsx'

export const tabs = ['text', 'week', 'changes', 'versions'] as const
export type Tab = (typeof tabs)[number]

/** What can be looked at, how the text stands, and what can be done with it. */
export function ProfileBar(props: {
  tabs: readonly Tab[]
  shown: Tab
  onTab: (tab: Tab) => void
  standing: Standing
  /** Leads to what stands against the text; `null` where that is in sight. */
  onWhy: (() => void) | null
  /** `null`: there is nothing to take back. */
  onUndo: (() => void) | null
  onLoadCurrent: () => void
  onTakeOver: () => void
}) {
  const { t } = useTranslation('profile')
  const { shown, standing, onUndo } = props
  return (
    <div className="profile-bar">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that belong together, and no fields of a form */}
      <div className="profile-tabs" role="group" aria-label={t('tabs')}>
        {props.tabs.map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={one === shown}
            onClick={() => props.onTab(one)}
          >
            {t(`tab.${one}`)}
          </button>
        ))}
      </div>
      <Status standing={standing} onWhy={props.onWhy} />
      <div className="profile-acts">
        {standing.kind === 'outdated' && (
          <button type="button" className="button" onClick={props.onLoadCurrent}>
            {t('loadCurrent')}
          </button>
        )}
        {onUndo && (
          <button type="button" className="button" onClick={onUndo}>
            {t('undo')}
          </button>
        )}
        <button
          type="button"
          className="button primary"
          aria-disabled={standing.kind !== 'ready'}
          onClick={() => standing.kind === 'ready' && props.onTakeOver()}
        >
          {t('takeOver')}
        </button>
      </div>
    </div>
  )
}
