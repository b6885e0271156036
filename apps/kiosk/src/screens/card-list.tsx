import type { Card } from '@poczekalnia/protocol'
import { ArrowLeft, ArrowRight, ListChecks } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { CardMeasure, Columns, Lead } from '../card-entry.tsx'
import { cardParts } from '../card-pages.ts'
import { CardState } from '../card-state.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import type { CardScreen } from '../machine-state.ts'
import { OfficeText } from '../office-text.tsx'
import { useCardPages } from '../use-card-pages.ts'
import { useMedia } from '../use-media.ts'

/** The list of a card, a page at a time, with the date of its state on each (KAT-10). */
export function CardListScreen({ card, at }: { card: Card; at: Extract<CardScreen, { screen: 'card' }> }) {
  const { state, dispatch } = useKiosk()
  const { t } = useTranslation('cards')
  const stage = useRef<HTMLDivElement>(null)
  const landscape = useMedia('(orientation: landscape)')
  const parts = cardParts(card, at.purpose, state.language)
  const list = [card.id, card.state, at.purpose, state.language, state.lowReach, state.larger, landscape].join('/')
  // Buttons that lie low leave the text the whole width of a wide screen, and little height.
  const columns = landscape && state.lowReach ? 2 : 1
  const pages = useCardPages(parts, list, columns, stage)
  const number = Math.min(at.page, (pages?.length ?? 1) - 1)
  const page = pages?.[number]
  const isLast = pages !== null && number === pages.length - 1
  const turn = (to: number) => dispatch({ type: 'page', page: to })
  // Where the answers stand beside the text there is room for the small print above them.
  const beside = landscape && !state.lowReach
  const about = (whole: boolean, where: { page: number; pages: number }) => (
    <>
      <CardState card={card} whole={whole} polish={(whole || beside) && state.language !== 'pl'} />
      <p className="over tabular" role="status">
        {t('page', where)}
      </p>
    </>
  )
  const foot = page && <div className="card-foot">{about(page.whole, { page: number + 1, pages: pages.length })}</div>
  return (
    <Frame
      name="card"
      ask={
        page ? (
          <>
            <Question key={number}>
              <OfficeText text={page.heading} />
            </Question>
            {page.lead && <Lead text={page.lead} />}
            <Columns columns={page.columns} of={columns} />
            {!beside && foot}
          </>
        ) : (
          <div ref={stage}>
            <CardMeasure
              parts={parts}
              columns={columns}
              feet={
                !beside &&
                (['whole', 'short'] as const).map((how) => (
                  <div className="card-foot" data-measure={`foot-${how}`} key={how}>
                    {about(how === 'whole', { page: 10, pages: 10 })}
                  </div>
                ))
              }
            />
          </div>
        )
      }
      answers={
        <>
          {beside && foot}
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
