import { recall, remember } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'

/** How the profile is changed: what is turned every day as a form, all of it as a text. */
const modes = ['form', 'text'] as const
export type Mode = (typeof modes)[number]

/** What was used last on this browser. */
export const keptMode = (): Mode => (recall('profile-mode') === 'text' ? 'text' : 'form')

export function ModeSwitch({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const { t } = useTranslation('profile')
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together, and no fields of a form
    <div className="profile-mode" role="group" aria-label={t('mode.label')}>
      {modes.map((one) => (
        <button
          key={one}
          type="button"
          className="button"
          aria-pressed={one === mode}
          onClick={() => {
            remember('profile-mode', one)
            onMode(one)
          }}
        >
          {t(`mode.${one}`)}
        </button>
      ))}
    </div>
  )
}
