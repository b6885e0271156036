import type { Language } from '@poczekalnia/protocol'
import { directionOf } from '@poczekalnia/ui'
import { useTranslation } from 'react-i18next'
import { useTurning } from './use-turning.ts'

/**
 * A text that stands until somebody can be called: in Polish, and below it in the languages of who waits, one after the
 * other. Every language is laid out, so that nothing moves when one gives way to the next.
 */
export function InTurn(props: {
  text: string
  facts?: Record<string, string | number>
  /** Of the room, Polish among them, see `roomLanguages`. */
  languages: readonly Language[]
}) {
  const { text, facts = {}, languages } = props
  const { i18n } = useTranslation('display')
  const others = languages.filter((language) => language !== 'pl')
  const up = useTurning(others.length)
  const said = (language: Language) => i18n.getFixedT(language, 'display')(text, facts)
  return (
    <>
      <span lang="pl" className="line">
        {said('pl')}
      </span>
      <span className="turns">
        {others.map((language, i) => (
          <span key={language} lang={language} dir={directionOf(language)} className="turn" data-up={i === up}>
            {said(language)}
          </span>
        ))}
      </span>
    </>
  )
}
