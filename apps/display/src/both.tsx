import type { Localized } from '@poczekalnia/protocol'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'

/** The board speaks to everybody in the room at once: Polish, and English for who reads no Polish. */
const boardLanguages = ['pl', 'en'] as const

type Facts = Record<string, string | number>

/** A text of `display.json` in both languages, each marked with its own; `lines` puts each on a line of its own. */
export function Both({ text, facts = {}, lines = false }: { text: string; facts?: Facts; lines?: boolean }) {
  const { i18n } = useTranslation('display')
  return boardLanguages.map((language, index) => (
    <Fragment key={language}>
      {index > 0 && !lines && <span aria-hidden="true"> · </span>}
      <span lang={language} className={lines ? 'line' : undefined}>
        {i18n.getFixedT(language, 'display')(text, facts)}
      </span>
    </Fragment>
  ))
}

/** A text of the office's own in both languages, a line each; once only where the office has no English for it. */
export function BothOf({ text }: { text: Localized }) {
  return boardLanguages.map((language) =>
    text[language] && (language === 'pl' || text[language] !== text.pl) ? (
      <span key={language} lang={language} className="line">
        {text[language]}
      </span>
    ) : null,
  )
}
