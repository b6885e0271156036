import type { Card } from '@poczekalnia/protocol'
import { localized } from '@poczekalnia/ui'
import { ArrowLeft, ArrowRight, ListChecks } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { CardMeasure, Entry, Lead } from '../card-entry.tsx'
import { type CardPage, type CardPart, cardParts } from '../card-pages.ts'
import { CardState } from '../card-state.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import type { CardScreen } from '../machine-state.ts'
import { useCardPages } from '../use-card-pages.ts'
import { useMedia } from '../use-media.ts'

/** The list of a card, a page at a time, with the date of its state on each (KAT-10). */
export function CardListScreen({ card, at }: { card: Card; at: Extract<CardScreen, { screen: 'card' }> }) {
  const { state, dispatch } = useKiosk()
  const { t } = useTranslation('cards')
  const stage = useRef<HTMLDivElement>(null)
  const landscape = useMedia('(orientation: landscape)')
  const parts = cardParts(card, at.purpose, state.language)
  const list = [card.id, card.state, at.purpose, state.language, state.lowReach, landscape].join('/')
  const pages = useCardPages(parts, list, stage)
  const number = Math.min(at.page, (pages?.length ?? 1) - 1)
  const page = pages?.[number]
  const isLast = pages !== null && number === pages.length - 1
  const turn = (to: number) => dispatch({ type: 'page', page: to })
  // Where the answers stand beside the text there is room for the small print above them.
  const beside = landscape && !state.lowReach
  const foot = (part: Pick<CardPart | CardPage, 'kind'>, first: boolean) => (
    <CardState card={card} whole={first || part.kind === 'fees'} polish={state.language !== 'pl'} />
  )
  const about = page && (
    <div className="card-foot">
      {foot(page, number === 0)}
      <p className="over tabular" role="status">
        {t('page', { page: number + 1, pages: pages.length })}
      </p>
    </div>
  )
  return (
    <Frame
      name="card"
      ask={
        page ? (
          <>
            <Question key={number}>{localized(page.heading, state.language)}</Question>
            {page.lead && <Lead text={page.lead} />}
            <ul className="papers">
              {page.entries.map((entry) => (
                <li key={`${entry.name?.pl} ${entry.text}`}>
                  <Entry entry={entry} />
                </li>
              ))}
            </ul>
            {!beside && about}
          </>
        ) : (
          <div ref={stage}>
            <CardMeasure
              parts={parts}
              foot={(part, first) =>
                !beside && (
                  <div className="card-foot" data-measure="foot">
                    {foot(part, first)}
                    <p className="over">{t('page', { page: 10, pages: 10 })}</p>
                  </div>
                )
              }
            />
          </div>
        )
      }
      answers={
        <>
          {beside && about}
          <div className="list pages">
            <Answer icon={ArrowLeft} title={t('previous')} disabled={number === 0} onPress={() => turn(number - 1)} />
            <Answer
              icon={ArrowRight}
              kind={isLast ? undefined : 'main'}
              title={t('next')}
              disabled={isLast}
              onPress={() => turn(number + 1)}
            />
            <Answer
              icon={ListChecks}
              kind={isLast ? 'main' : undefined}
              title={t('take')}
              state={state.lowReach ? undefined : t('takeHint')}
              onPress={() => dispatch({ type: 'card-take' })}
            />
          </div>
        </>
      }
    />
  )
}
