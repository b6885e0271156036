import { type Language, languageFacts } from '@poczekalnia/protocol'
import { AZ, BY, GB, GE, IN, NP, PL, RU, TR, UA, UZ, VN } from 'country-flag-icons/react/3x2'

const drawings: Readonly<Record<string, typeof PL>> = { AZ, BY, GB, GE, IN, NP, PL, RU, TR, UA, UZ, VN }

/**
 * A language's flag, 4:3, always beside the language's own name: the name is the label, so the flag has none. Nothing
 * for a language that no one country's flag would be everybody's. Nepal's stands at the side of its field.
 */
export function Flag({ language }: { language: Language }) {
  const { flag } = languageFacts[language]
  const Drawing = drawings[flag ?? '']
  if (!Drawing) return null
  const shows = flag === 'NP' ? 'xMinYMid' : 'xMidYMid'
  return <Drawing className="flag" aria-hidden="true" focusable="false" preserveAspectRatio={`${shows} slice`} />
}
