import type { Localized } from '@poczekalnia/protocol'
import { ArrowLeft, ArrowRight, FileText, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { OfficeText } from '../office-text.tsx'
import { useMedia } from '../use-media.ts'

/**
 * Answers that fit without scrolling: one below the other, or beside each other where the screen lies across or the
 * buttons are low.
 */
const MOST = { ordinary: 6, low: 4 }

/** One thing of several to choose, in pages that need no scrolling. */
export function Choice(props: {
  name: string
  question: ReactNode
  below?: ReactNode
  icon: LucideIcon
  choices: { id: string; title: Localized; onPress: () => void }[]
  page: number
}) {
  const { state, dispatch } = useKiosk()
  const { t } = useTranslation('cards')
  const low = useMedia('(orientation: landscape)')
  const most = low && state.lowReach ? MOST.low : MOST.ordinary
  // Two places go to "next" and "previous" where there is more than one page.
  const size = props.choices.length > most ? most - 2 : most
  const pages = Math.max(1, Math.ceil(props.choices.length / size))
  const at = Math.min(props.page, pages - 1)
  return (
    <Frame
      name={props.name}
      ask={
        <>
          <Question key={at}>{props.question}</Question>
          {props.below}
          {pages > 1 && (
            <p className="over" role="status">
              {t('page', { page: at + 1, pages })}
            </p>
          )}
        </>
      }
      answers={
        <div className="list choices">
          {props.choices.slice(at * size, (at + 1) * size).map(({ id, title, onPress }) => (
            <Answer key={id} icon={props.icon} title={<OfficeText text={title} />} onPress={onPress} />
          ))}
          {at > 0 && (
            <Answer icon={ArrowLeft} title={t('previous')} onPress={() => dispatch({ type: 'page', page: at - 1 })} />
          )}
          {at < pages - 1 && (
            <Answer
              icon={ArrowRight}
              kind="main"
              title={t('next')}
              onPress={() => dispatch({ type: 'page', page: at + 1 })}
            />
          )}
        </div>
      }
    />
  )
}

/** Which of the office's information cards (BYD-12). */
export function CardsScreen({ page }: { page: number }) {
  const { view, dispatch } = useKiosk()
  const { t } = useTranslation('cards')
  return (
    <Choice
      name="cards"
      question={t('list')}
      icon={FileText}
      page={page}
      choices={(view.cards ?? []).map(({ id, title }) => ({
        id,
        title,
        onPress: () => dispatch({ type: 'card', card: id, group: null, purpose: null }),
      }))}
    />
  )
}
