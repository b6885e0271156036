import { languageParts } from '@poczekalnia/protocol'
import { directionOf } from '@poczekalnia/ui'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { PageTurns } from '../page-turns.tsx'
import { Unbroken } from '../unbroken.tsx'
import { useTextPages } from '../use-text-pages.ts'

/** A paragraph that is in another language as a whole begins at that one's side. */
function ofParagraph(text: string) {
  const [first, ...rest] = languageParts(text)
  const lang = rest.length === 0 && first?.language
  return lang ? { lang, dir: directionOf(lang) } : {}
}

/**
 * Paragraphs to read, in pages that need no scrolling. `answers`: what else can be pressed, on the page with this
 * number.
 */
export function TextPages(props: {
  name: string
  title: string
  paragraphs: string[]
  page: number
  answers: (page: number) => ReactNode
}) {
  const { t } = useTranslation('kiosk')
  const { state } = useKiosk()
  const place = useRef<HTMLParagraphElement>(null)
  const pages = useTextPages(props.paragraphs, props.page, `${state.lowReach} ${state.larger}`, place)
  const at = Math.min(props.page, Math.max(0, pages.length - 1))
  return (
    <Frame
      name={props.name}
      ask={
        <>
          <Question key={at}>{props.title}</Question>
          {pages[at]?.map((paragraph, i) => (
            <p className="lead" key={paragraph} ref={i === 0 ? place : undefined} {...ofParagraph(paragraph)}>
              <Unbroken text={paragraph} />
            </p>
          ))}
          {pages.length > 1 && (
            <p className="over" role="status">
              {t('information.page', { page: at + 1, pages: pages.length })}
            </p>
          )}
        </>
      }
      answers={
        <div className="list">
          <PageTurns at={at} pages={pages.length} main />
          {props.answers(at)}
        </div>
      }
    />
  )
}
