import { localized } from '@poczekalnia/ui'
import { ArrowLeft, ArrowRight, Clock, House, ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useOpenCards } from '../open-cards.ts'
import { paginate } from '../times.ts'
import { useRoom } from '../use-room.ts'

/** What to do without a booking (BYD-9), in pages that need no scrolling. */
export function InformationScreen({ page }: { page: number }) {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const letters = useRoom()
  const openCards = useOpenCards()
  const pages = paginate(
    view.noBooking.map((paragraph) => localized(paragraph, state.language)),
    letters,
  )
  const at = Math.min(page, Math.max(0, pages.length - 1))
  return (
    <Frame
      name="information"
      ask={
        <>
          <Question key={at}>{t('information.title')}</Question>
          {pages[at]?.map((paragraph) => (
            <p className="lead" key={paragraph}>
              {paragraph}
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
          {at === 0 && openCards && <Answer icon={ListChecks} title={t('cards:open')} onPress={openCards} />}
          <Answer
            icon={Clock}
            title={t('information.hours')}
            onPress={() => dispatch({ type: 'open', screen: 'hours' })}
          />
          <Answer icon={House} title={t('toStart')} onPress={() => dispatch({ type: 'open', screen: 'home' })} />
        </div>
      }
    />
  )
}
