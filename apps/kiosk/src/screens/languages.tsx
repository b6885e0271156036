import { type Language, languageFacts } from '@poczekalnia/protocol'
import { directionOf, Flag, languageNames } from '@poczekalnia/ui'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'

/** The start, and the page behind the language button: each language by its flag and its own name (BYD-1). */
export function LanguagesScreen() {
  const { view, state, dispatch } = useKiosk()
  const { languages } = view.office
  const sentence = (language: Language) => (
    <span lang={language} dir={directionOf(language)} key={language}>
      {languageFacts[language].choose}
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
                dir={directionOf(language)}
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
