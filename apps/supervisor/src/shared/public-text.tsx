import type { Language, Localized } from '@poczekalnia/protocol'
import { languageNames } from '@poczekalnia/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../room.ts'

/** Signs that a text to visitors may have. */
const LONGEST = 300

export type Words = { readonly [L in Language]?: string | undefined }

/** What was written, as it is sent: languages left empty are left out. `null` without Polish words. */
export function wordsOf(words: Words): Localized | null {
  const written = Object.entries(words).flatMap(([language, text]) => {
    const trimmed = text?.trim() ?? ''
    return trimmed === '' ? [] : [[language, trimmed]]
  })
  const text = Object.fromEntries(written) as Words
  return text.pl === undefined ? null : { ...text, pl: text.pl }
}

/**
 * A text to visitors in the office's languages; Polish is what everybody falls back on.
 * @param props.optional it may be left empty altogether
 */
export function PublicTextFields(props: { words: Words; onChange: (words: Words) => void; optional: boolean }) {
  const { t } = useTranslation('supervisor')
  const { view } = useRoom()
  const id = useId()
  const { words, onChange, optional } = props
  const others = view.office.languages.filter((language) => language !== 'pl')
  const waiting = (language: Language) => view.waitingLanguages.find((one) => one.language === language)?.waiting ?? 0
  const hint = (language: Language) => {
    const many = waiting(language)
    if (language === 'pl') return optional ? t('words.optional') : t('words.required')
    return many > 0 ? t('words.wait', { waiting: many }) : t('words.nobody')
  }
  // Words without Polish ones are sent to nobody: what was written must not get lost without a word.
  const needsPolish = !optional || others.some((language) => (words[language] ?? '').trim() !== '')
  return (
    <div className="public-text">
      {(['pl', ...others] as Language[]).map((language) => (
        <div className="field" key={language}>
          <label htmlFor={`${id}-${language}`}>{languageNames[language]}</label>
          <textarea
            id={`${id}-${language}`}
            lang={language}
            rows={optional ? 1 : 3}
            maxLength={LONGEST}
            value={words[language] ?? ''}
            required={language === 'pl' && needsPolish}
            aria-describedby={`${id}-${language}-hint`}
            onChange={(event) => onChange({ ...words, [language]: event.target.value })}
          />
          <p className="hint" id={`${id}-${language}-hint`} data-much={language !== 'pl' && waiting(language) > 0}>
            {hint(language)}
          </p>
        </div>
      ))}
    </div>
  )
}
