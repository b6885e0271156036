import type { WireError } from '@poczekalnia/protocol'
import { CircleHelp, House, Info, RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { refusal } from '../refusal.ts'

function secondsLeft(until: number | null): number {
  return until === null ? 0 : Math.max(0, Math.ceil((until - performance.now()) / 1_000))
}

/** Why it did not go on, and what the visitor can do now (ALL-3). */
export function RefusedScreen({ error, until }: { error: WireError; until: number | null }) {
  const { view, clock, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const [left, setLeft] = useState(() => secondsLeft(until))
  useEffect(() => {
    const ticking = setInterval(() => setLeft(secondsLeft(until)), 250)
    return () => clearInterval(ticking)
  }, [until])
  const { title, text, number, information, again } = refusal(error, view, clock, state.language, t)
  return (
    <Frame
      name="refused"
      ask={
        <>
          <CircleHelp aria-hidden className="sign" />
          <Question>{title}</Question>
          <p className="lead" role="alert">
            {until !== null && left === 0 ? t('refused.waitOver') : text}
          </p>
          {number && (
            <p className="known">
              <span>{t('refused.yourNumber')}</span>
              <strong className="tabular">{number}</strong>
            </p>
          )}
        </>
      }
      answers={
        <div className="list">
          {again && (
            <Answer
              icon={RotateCcw}
              kind="main"
              title={t('tryAgain')}
              state={left > 0 ? t('refused.countdown', { seconds: left }) : undefined}
              disabled={left > 0}
              onPress={() => dispatch({ type: 'back' })}
            />
          )}
          {information && (
            <Answer
              icon={Info}
              title={t('refused.whatNow')}
              onPress={() => dispatch({ type: 'open', screen: 'information' })}
            />
          )}
          <Answer icon={House} title={t('toStart')} onPress={() => dispatch({ type: 'open', screen: 'home' })} />
        </div>
      }
    />
  )
}
