import { directionOf, Flag, languageNames } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useKiosk } from './kiosk-context.ts'
import type { State } from './machine-state.ts'

/** More don't fit beside what the screen tells: the button at the top leads to all of them. */
const MOST_IN_BAR = 4

/**
 * Whether a screen has the bar of languages: nobody has chosen one of a few, and the screen asks or tells something.
 * @param offered how many languages the office has
 */
export function showsLanguageBar({ chosen, lowReach: reach, at }: State, offered: number): boolean {
  const tells = at.screen === 'visit' || at.screen === 'refused' || at.screen === 'status'
  return !chosen && !reach && offered <= MOST_IN_BAR && tells
}

/** The languages at hand, for who scanned a code before choosing one. In reach mode the button below serves instead. */
export function LanguageBar() {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  if (!showsLanguageBar(state, view.office.languages.length)) return null
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
