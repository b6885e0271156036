import { type Language, languageFacts } from '@poczekalnia/protocol'
import { AZ, BY, GB, GE, IN, NP, PL, RU, TR, UA, UZ, VN } from 'country-flag-icons/react/3x2'

const drawings: Readonly<Record<string, typeof PL>> = { AZ, BY, GB, GE, IN, NP, PL, RU, TR, UA, UZ, VN }

/**
 * A language's flag, 4:3, always beside the language's own name: the name is the label, so the flag has none. Nothing
 * for a language that no one country's flag would be everybody's.
 */
export function Flag({ language }: { language: Language }) {
  const Drawing = drawings[languageFacts[language].flag ?? '']
  if (!Drawing) return null
  return <Drawing className="flag" aria-hidden="true" focusable="false" preserveAspectRatio="xMidYMid slice" />
}
