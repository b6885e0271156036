import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
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
  const { dispatch } = useKiosk()
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
          {at < pages.length - 1 && (
            <Answer
              icon={ArrowRight}
              kind="main"
              title={t('information.next')}
              onPress={() => dispatch({ type: 'page', page: at + 1 })}
            />
          )}
          {at > 0 && (
            <Answer
              icon={ArrowLeft}
              title={t('information.previous')}
              onPress={() => dispatch({ type: 'page', page: at - 1 })}
            />
          )}
          {props.answers(at)}
        </div>
      }
    />
  )
}
