import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame, Question } from '../frame.tsx'
import { PageTurns } from '../page-turns.tsx'
import { paginate } from '../times.ts'
import { Unbroken } from '../unbroken.tsx'
import { useRoom } from '../use-room.ts'

/** Paragraphs to read, in pages that need no scrolling. `answers`: what else can be pressed, on the page with this number. */
export function TextPages(props: {
  name: string
  title: string
  paragraphs: string[]
  page: number
  answers: (page: number) => ReactNode
}) {
  const { t } = useTranslation('kiosk')
  const pages = paginate(props.paragraphs, useRoom())
  const at = Math.min(props.page, Math.max(0, pages.length - 1))
  return (
    <Frame
      name={props.name}
      ask={
        <>
          <Question key={at}>{props.title}</Question>
          {pages[at]?.map((paragraph) => (
            <p className="lead" key={paragraph}>
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
