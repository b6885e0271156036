import { type Language, languageNames, staffLanguages } from '@poczekalnia/protocol'

/** The page's language, each by its own name. */
export function LanguageSelect(props: { label: string; language: Language; onChoose: (language: Language) => void }) {
  return (
    <select
      aria-label={props.label}
      value={props.language}
      onChange={(event) => props.onChoose(event.target.value as Language)}
    >
      {staffLanguages.map((language) => (
        <option key={language} value={language} lang={language}>
          {languageNames[language]}
        </option>
      ))}
    </select>
  )
}
