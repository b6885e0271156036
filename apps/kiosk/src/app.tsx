import { Steady, useHub, useHubClock, useNewVersion, useScreenAwake } from '@poczekalnia/ui'
import { type ReactNode, useEffect, useMemo, useReducer, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { KioskContext } from './kiosk-context.ts'
import { initial, reduce } from './machine.ts'
import type { MachineFacts } from './machine-facts.ts'
import { CurrentScreen } from './screens/current-screen.tsx'
import { IdleWarning } from './screens/idle-warning.tsx'
import { Starting, Unpaired, Unreachable } from './screens/no-hub.tsx'
import { SecondTapCover } from './second-tap.tsx'
import { Curtain } from './speech/curtain.tsx'
import { useSpeech } from './speech/use-speech.ts'
import { useActs } from './use-acts.ts'
import { useFollow } from './use-follow.ts'
import { useIdle } from './use-idle.ts'
import { useKeypad } from './use-keypad.ts'
import { useLanguage } from './use-language.ts'
import { useLostLong } from './use-lost-long.ts'
import { usePaper } from './use-paper.ts'
import { useTyping } from './use-typing.ts'

/** The ticket machine's page. */
export function App({ facts }: { facts: MachineFacts }) {
  // How far the visitor has come lies above what is shown: that is made anew when something has changed the page.
  return <Steady>{useMachine(facts)}</Steady>
}

function useMachine(facts: MachineFacts): ReactNode {
  const hub = useHub('kiosk')
  const { view } = hub
  const [state, dispatch] = useReducer(reduce, initial('pl'))
  const clock = useHubClock(view)
  const paper = usePaper(state, view)
  const lost = useLostLong(hub)
  const { t } = useTranslation('kiosk')

  useActs(state, dispatch, hub.send)
  useFollow(state, dispatch, view, hub.send)
  const speech = useSpeech(state, dispatch, view)
  useIdle(state, dispatch, paper, view, speech.isSpeaking)
  useKeypad(facts.keypad, state, dispatch, view, speech)
  useScreenAwake()
  useNewVersion(hub.link, state.at.screen === 'start')
  useTyping(state, dispatch, view)
  const isWritten = useLanguage(state.language, view?.office.languages)
  useEffect(() => {
    document.title = t('title')
  }, [t])
  useEffect(() => {
    document.documentElement.dataset.theme = state.theme
    document.documentElement.toggleAttribute('data-reach', state.lowReach)
    document.documentElement.toggleAttribute('data-large', state.larger)
  }, [state.theme, state.lowReach, state.larger])

  const kiosk = useMemo(
    () => (view && clock ? { view, clock, state, dispatch, paper, speech } : null),
    [view, clock, state, paper, speech.isOffered],
  )
  const shown = useRef(kiosk)
  useEffect(() => {
    if (isWritten) shown.current = kiosk
  }, [isWritten, kiosk])
  if (hub.link === 'refused') return <Unpaired />
  if (!kiosk) return lost ? <Unreachable view={null} /> : <Starting />
  // A ticket stays on the screen whatever happens to the link: its number holds.
  const covered = lost && state.at.screen !== 'ticket'
  return (
    <KioskContext value={isWritten ? kiosk : (shown.current ?? kiosk)}>
      {covered ? <Unreachable view={kiosk.view} /> : <CurrentScreen />}
      {state.warned && <IdleWarning />}
      {state.dark && <Curtain />}
      <SecondTapCover state={state} covered={covered} />
    </KioskContext>
  )
}
