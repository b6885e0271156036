import { inSentence } from '@poczekalnia/ui'
import { Clock, ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Finish } from '../finish.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useOpenCards } from '../open-cards.ts'
import { TextPages } from './text-pages.tsx'

/** What to do without a booking (BYD-9). */
export function InformationScreen({ page }: { page: number }) {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const openCards = useOpenCards()
  return (
    <TextPages
      name="information"
      title={t('information.title')}
      paragraphs={view.noBooking.map((own) => inSentence(own, state.language))}
      page={page}
      answers={(at) => (
        <>
          {at === 0 && openCards && <Answer icon={ListChecks} title={t('cards:open')} onPress={openCards} />}
          <Answer
            icon={Clock}
            title={t('information.hours')}
            onPress={() => dispatch({ type: 'open', screen: 'hours' })}
          />
          <Finish />
        </>
      )}
    />
  )
}
