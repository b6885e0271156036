import { directionOf } from '@poczekalnia/ui'
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
      <span lang={language} dir={directionOf(language)} className={lines ? 'line' : undefined}>
        {i18n.getFixedT(language, 'display')(text, facts)}
      </span>
    </Fragment>
  ))
}
