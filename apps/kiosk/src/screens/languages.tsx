import type { Language } from '@poczekalnia/protocol'
import { Flag, languageNames } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'

/** The start, and the page behind the language button: each language by its flag and its own name (BYD-1). */
export function LanguagesScreen() {
  const { view, state, dispatch } = useKiosk()
  const { i18n } = useTranslation('kiosk')
  const { languages } = view.office
  const sentence = (language: Language) => (
    <span lang={language} key={language}>
      {i18n.getFixedT(language)('kiosk:chooseLanguage')}
    </span>
  )
  return (
    <Frame
      name="languages"
      ask={
        <Question>
          <span className="all-languages">{languages.map(sentence)}</span>
        </Question>
      }
      answers={
        <ul className="cards">
          {languages.map((language) => (
            <li key={language}>
              <button
                type="button"
                className="card"
                lang={language}
                aria-current={(state.choosingLanguage && language === state.language) || undefined}
                onClick={() => dispatch({ type: 'language', language })}
              >
                <Flag language={language} />
                <span>{languageNames[language]}</span>
              </button>
            </li>
          ))}
        </ul>
      }
    />
  )
}
