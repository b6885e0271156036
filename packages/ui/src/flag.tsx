import type { Language } from '@poczekalnia/protocol'
import { GB, PL, RU, UA } from 'country-flag-icons/react/3x2'

const flags: Readonly<Record<Language, typeof PL>> = { pl: PL, en: GB, uk: UA, ru: RU }

/** A language's flag, 4:3, always beside the language's own name: the name is the label, so the flag has none. */
export function Flag({ language }: { language: Language }) {
  const Drawing = flags[language]
  return <Drawing className="flag" aria-hidden="true" focusable="false" preserveAspectRatio="xMidYMid slice" />
}
