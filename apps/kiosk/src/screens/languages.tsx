import { type Language, languageFacts } from '@poczekalnia/protocol'
import { directionOf, Flag, languageNames } from '@poczekalnia/ui'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useMedia } from '../use-media.ts'

/** So many ask in words; more would be a wall of text beside the names that everybody looks for. */
const MOST_QUESTIONS = 8
const FIRST_QUESTIONS = 4
/** Names that stand in reach on a small lying screen; the last place turns to the others where there are more. */
const IN_LOW_REACH = 8

/** The start, and the page behind the language button: each language by its flag and its own name (BYD-1). */
export function LanguagesScreen() {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const { languages } = view.office
  const isSmall = useMedia('(orientation: landscape) and (max-width: 1280px)')
  const [turned, setTurned] = useState(0)
  const turns = state.lowReach && isSmall && languages.length > IN_LOW_REACH
  const onPage = turns ? IN_LOW_REACH - 1 : languages.length
  const first = turns ? (turned % Math.ceil(languages.length / onPage)) * onPage : 0
  const asking = languages.length > MOST_QUESTIONS ? languages.slice(0, FIRST_QUESTIONS) : languages
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
          <span className="all-languages">{asking.map(sentence)}</span>
        </Question>
      }
      answers={
        <ul className="cards">
          {languages.slice(first, first + onPage).map((language) => (
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
          {turns && (
            <li>
              <button
                type="button"
                className="card others"
                aria-label={t('information.next')}
                onClick={() => setTurned(turned + 1)}
              >
                <ArrowRight aria-hidden />
              </button>
            </li>
          )}
        </ul>
      }
    />
  )
}
