import { directionOf, Flag, languageNames } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useKiosk } from './kiosk-context.ts'
import type { State } from './machine-state.ts'

/** Whether a screen has the bar of languages: nobody has chosen one, and the screen asks or tells something. */
export function showsLanguageBar({ chosen, lowReach: reach, at }: State): boolean {
  return !chosen && !reach && (at.screen === 'visit' || at.screen === 'refused' || at.screen === 'status')
}

/** The languages at hand, for who scanned a code before choosing one. In reach mode the button below serves instead. */
export function LanguageBar() {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  if (!showsLanguageBar(state)) return null
  return (
    <ul className="language-bar" aria-label={t('changeLanguage')}>
      {view.office.languages.map((language) => (
        <li key={language}>
          <button
            type="button"
            className="tool"
            lang={language}
            dir={directionOf(language)}
            aria-current={language === state.language || undefined}
            onClick={() => dispatch({ type: 'language', language })}
          >
            <Flag language={language} />
            <span>{languageNames[language]}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
