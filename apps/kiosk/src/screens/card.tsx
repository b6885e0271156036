import type { Card } from '@poczekalnia/protocol'
import { languageOf, localized } from '@poczekalnia/ui'
import { ArrowLeft, ArrowRight, FileText, FolderOpen, House, ListChecks } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import type { CardScreen as AnyCardScreen } from '../card-machine.ts'
import { type CardEntry, cardPages } from '../card-pages.ts'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { useCard } from '../use-card.ts'
import { useCardRoom } from '../use-room.ts'
import { Choice } from './cards.tsx'

type At = Extract<AnyCardScreen, { screen: 'card' }>

/** The day whose state a card tells, always beside it (KAT-10). */
export function CardState({ card }: { card: Card }) {
  const { state } = useKiosk()
  const { t } = useTranslation('cards')
  return (
    <p className="card-state">
      <strong>{t('state', { date: card.state.split('-').reverse().join('.') })}</strong>{' '}
      {card.changed && (
        <span lang={languageOf(card.changed, state.language)}>{localized(card.changed, state.language)}</span>
      )}
    </p>
  )
}

function Entry({ entry }: { entry: CardEntry }) {
  const { state } = useKiosk()
  const { name } = entry
  const own = name && languageOf(name, state.language)
  return (
    <li>
      {name && (
        <p className="name" lang={own ?? 'pl'}>
          {localized(name, state.language)}
          {entry.goesOn && ' …'}
        </p>
      )}
      {name && own !== 'pl' && !entry.goesOn && (
        <p className="polish" lang="pl">
          {name.pl}
        </p>
      )}
      {entry.texts.map((text) => (
        <p key={text} lang="pl">
          {text}
        </p>
      ))}
    </li>
  )
}

/** The list itself, a page at a time. */
function Pages({ card, at }: { card: Card; at: At }) {
  const { state, dispatch } = useKiosk()
  const { t } = useTranslation('cards')
  const pages = cardPages(card, at.purpose, state.language, useCardRoom(state.reach))
  const number = Math.min(at.page, pages.length - 1)
  const page = pages[number]
  const turn = (to: number) => dispatch({ type: 'page', page: to })
  const isLast = number === pages.length - 1
  return (
    <Frame
      name="card"
      ask={
        <>
          <Question key={number}>{page && localized(page.heading, state.language)}</Question>
          <ul className="papers">
            {page?.entries.map((entry) => (
              <Entry entry={entry} key={`${entry.name?.pl} ${entry.texts[0]}`} />
            ))}
          </ul>
          <CardState card={card} />
          {state.language !== 'pl' && <p className="card-state">{t('polish')}</p>}
          <p className="over tabular" role="status">
            {t('page', { page: number + 1, pages: pages.length })}
          </p>
        </>
      }
      answers={
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
            state={t('takeHint')}
            onPress={() => dispatch({ type: 'card-take' })}
          />
        </div>
      }
    />
  )
}

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
          <Answer icon={House} title={kiosk('toStart')} onPress={() => dispatch({ type: 'open', screen: 'home' })} />
        </div>
      }
    />
  )
}

/** An information card: the purpose is chosen, then comes what to bring, page by page (KAT-10). */
export function CardScreen({ at }: { at: At }) {
  const { state, dispatch } = useKiosk()
  const { t } = useTranslation('cards')
  const card = useCard(at.card)
  if (card === 'loading' || card === 'failed') return <NoCard failed={card === 'failed'} />
  if (card.groups.length === 0 || at.purpose !== null) return <Pages card={card} at={at} />
  const group = at.group === null ? undefined : card.groups[at.group]
  const question = card.choose ? localized(card.choose, state.language) : t('choose')
  if (group) {
    return (
      <Choice
        name="card-purpose"
        question={localized(group.title, state.language)}
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
          <p className="lead">{localized(card.summary, state.language)}</p>
          <CardState card={card} />
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
