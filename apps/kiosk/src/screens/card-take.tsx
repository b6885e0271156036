import { hubAddress, randomKey } from '@poczekalnia/ui'
import { CircleCheck, Printer, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Finish } from '../finish.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import type { CardScreen } from '../machine-state.ts'
import { OfficeText } from '../office-text.tsx'
import { cannotPrint } from '../paper.ts'
import { QrCode } from '../qr-code.tsx'

type At = Extract<CardScreen, { screen: 'card-take' }>

/** How the list on paper fares: `null` before it was asked for. */
function usePrint(at: At): { paper: 'printing' | 'printed' | 'failed'; text: string } | null {
  const { view } = useKiosk()
  const { t } = useTranslation('cards')
  const { problem, print } = at
  if (at.pending === 'asking') return { paper: 'printing', text: t('printing') }
  if (problem !== null) {
    const waits = problem !== 'unreachable' && problem.code === 'rate-limited'
    return { paper: 'failed', text: waits ? t('paperWait', { seconds: problem.seconds }) : t('failed') }
  }
  if (print === null) return null
  const paper = view.prints[print]?.state ?? 'printing'
  return { paper, text: t(paper) }
}

/** The list to take along: on the visitor's phone, or short and on paper for who asks. */
export function CardTakeScreen({ at }: { at: At }) {
  const { view, state, dispatch } = useKiosk()
  const { t } = useTranslation('cards')
  const print = usePrint(at)
  const card = view.cards?.find((one) => one.id === at.card)
  const query = new URLSearchParams({ language: state.language, ...(at.purpose !== null && { purpose: at.purpose }) })
  const dead = cannotPrint(view)
  const Sign = print?.paper === 'printed' ? CircleCheck : print?.paper === 'failed' ? TriangleAlert : Printer
  return (
    <Frame
      name="card-take"
      ask={
        <>
          {card && (
            <p className="over">
              <OfficeText text={card.title} />
            </p>
          )}
          <Question>{t('phone')}</Question>
          {card && (
            <div className="scan">
              <QrCode text={`${hubAddress()}${card.page}?${query}`} label={t('scan')} />
              <p className="lead">{t('scan')}</p>
            </div>
          )}
          {print && (
            <p className="paper" data-paper={print.paper} role="status">
              <Sign aria-hidden />
              <span>
                <strong>{print.text}</strong>
              </span>
            </p>
          )}
        </>
      }
      answers={
        <div className="list">
          {card && print?.paper !== 'printed' && (
            <Answer
              icon={Printer}
              kind={dead ? undefined : 'main'}
              title={t('print')}
              state={dead ? t('cannotPrint') : undefined}
              disabled={dead || print?.paper === 'printing'}
              onPress={() => dispatch({ type: 'print-card', key: randomKey() })}
            />
          )}
          <Finish />
        </div>
      }
    />
  )
}
