import { FileText, FolderOpen, LayoutList } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { CardState } from '../card-state.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import type { CardScreen as AnyCardScreen } from '../machine-state.ts'
import { OfficeText } from '../office-text.tsx'
import { useCard } from '../use-card.ts'
import { CardListScreen } from './card-list.tsx'
import { Choice } from './cards.tsx'

type At = Extract<AnyCardScreen, { screen: 'card' }>

/** Says that there is nothing to read yet, or just now. */
function NoCard({ failed }: { failed: boolean }) {
  const { dispatch } = useKiosk()
  const { t } = useTranslation('cards')
  const { t: kiosk } = useTranslation('kiosk')
  return (
    <Frame
      name="card"
      ask={<Question key={String(failed)}>{failed ? t('unavailable') : t('loading')}</Question>}
      answers={
        <div className="list">
          <Answer
            icon={LayoutList}
            title={kiosk('toStart')}
            onPress={() => dispatch({ type: 'open', screen: 'home' })}
          />
        </div>
      }
    />
  )
}

/** An information card: the purpose is chosen, then comes what to bring, page by page (KAT-10). */
export function CardScreen({ at }: { at: At }) {
  const { dispatch } = useKiosk()
  const { t } = useTranslation('cards')
  const card = useCard(at.card)
  if (card === 'loading' || card === 'failed') return <NoCard failed={card === 'failed'} />
  if (card.groups.length === 0 || at.purpose !== null) return <CardListScreen card={card} at={at} />
  const group = at.group === null ? undefined : card.groups[at.group]
  const question = card.choose ? <OfficeText text={card.choose} /> : t('choose')
  if (group) {
    return (
      <Choice
        name="card-purpose"
        question={<OfficeText text={group.title} />}
        icon={FileText}
        page={at.page}
        choices={group.purposes.map(({ id, title }) => ({
          id,
          title,
          onPress: () => dispatch({ type: 'card', card: card.id, group: at.group, purpose: id }),
        }))}
      />
    )
  }
  return (
    <Choice
      name="card-group"
      question={question}
      below={
        <>
          <p className="lead">
            <OfficeText text={card.summary} />
          </p>
          <CardState card={card} whole polish={false} />
        </>
      }
      icon={FolderOpen}
      page={at.page}
      choices={card.groups.map(({ title }, number) => ({
        id: title.pl,
        title,
        onPress: () => dispatch({ type: 'card', card: card.id, group: number, purpose: null }),
      }))}
    />
  )
}
