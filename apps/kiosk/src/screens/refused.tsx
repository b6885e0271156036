import { widthInEms } from '@poczekalnia/ui'
import { ArrowRight, CircleHelp, Info, LayoutList, RotateCcw } from 'lucide-react'
import { type CSSProperties, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../answer.tsx'
import { entryKind } from '../entry.ts'
import { Finish } from '../finish.tsx'
import { Frame, Question } from '../frame.tsx'
import { useKiosk } from '../kiosk-context.ts'
import { LanguageBar } from '../language-bar.tsx'
import type { Screen } from '../machine-state.ts'
import { queueName, refusal } from '../refusal.ts'
import { Unbroken } from '../unbroken.tsx'
import { ByNumberScreen } from './by-number.tsx'

function secondsLeft(until: number | null): number {
  return until === null ? 0 : Math.max(0, Math.ceil((until - performance.now()) / 1_000))
}

/** Why it did not go on, and what the visitor can do now (ALL-3). */
export function RefusedScreen({ refused }: { refused: Extract<Screen, { screen: 'refused' }> }) {
  const { error, until, back, code } = refused
  const { view, clock, state, dispatch } = useKiosk()
  const { t } = useTranslation('kiosk')
  const [left, setLeft] = useState(() => secondsLeft(until))
  useEffect(() => {
    const ticking = setInterval(() => setLeft(secondsLeft(until)), 250)
    return () => clearInterval(ticking)
  }, [until])
  const kind = back.screen === 'pin' ? back.entry.kind : entryKind(view)
  if (error.code === 'no-ticket-needed' || (error.code === 'visit-used' && kind === 'number'))
    return <ByNumberScreen visit={error} />
  const { title, text, number, information, again } = refusal(error, view, clock, state.language, t, kind)
  return (
    <Frame
      name="refused"
      ask={
        <>
          <LanguageBar />
          <CircleHelp aria-hidden className="sign" />
          <Question>{title}</Question>
          <p className="lead" role="alert">
            <Unbroken text={until !== null && left === 0 ? t('refused.waitOver') : text} />
          </p>
          {number && (
            <p className="known">
              <span>{t('refused.yourNumber')}</span>
              <strong className="tabular" style={{ '--ems': widthInEms(number) } as CSSProperties}>
                {number}
              </strong>
            </p>
          )}
        </>
      }
      answers={
        <div className="list">
          {error.code === 'visit-other-queue' && code !== null && (
            <Answer
              icon={ArrowRight}
              kind="main"
              title={<Unbroken text={t('refused.goOn', { queue: queueName(view, error.queue, state.language) })} />}
              onPress={() => dispatch({ type: 'other-service', queue: error.queue })}
            />
          )}
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
          {again || error.code === 'visit-other-queue' ? (
            <Answer icon={LayoutList} title={t('toStart')} onPress={() => dispatch({ type: 'open', screen: 'home' })} />
          ) : (
            <Finish />
          )}
        </div>
      }
    />
  )
}
