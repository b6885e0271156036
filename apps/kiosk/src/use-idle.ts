import type { KioskView } from '@poczekalnia/protocol'
import { type Dispatch, useEffect, useRef } from 'react'
import { idleLimits, idleStep, type Paper } from './idle.ts'
import type { Action, State } from './machine-state.ts'
import { playWarning } from './sound.ts'

/** Watches for nobody being there; a touch or a key starts the time anew. */
export function useIdle(
  state: State,
  dispatch: Dispatch<Action>,
  paper: Paper | null,
  view: KioskView | null,
  isSpeaking: () => boolean,
): void {
  const touchedAt = useRef(performance.now())
  const now = useRef({ state, paper, view, isSpeaking })
  now.current = { state, paper, view, isSpeaking }

  useEffect(() => {
    const touch = (event: Event) => {
      if (!now.current.state.warned) touchedAt.current = performance.now()
      // While the warning shows, its own buttons decide; any other key says that somebody is there.
      else if (event instanceof KeyboardEvent && !['Enter', ' ', 'Tab'].includes(event.key)) dispatch({ type: 'stay' })
    }
    const watch = () => {
      const { state, paper, view, isSpeaking } = now.current
      if (!view) return
      const limits = idleLimits(state, view.idle)
      // Nobody is asked for a sign while they listen.
      if (isSpeaking() && !state.warned) touchedAt.current = performance.now()
      const step = idleStep(state, (performance.now() - touchedAt.current) / 1_000, paper, limits)
      if (step === 'warn') {
        // A machine that was asleep for longer still gives the whole time after its warning.
        touchedAt.current = performance.now() - limits.warnAfterSeconds * 1_000
        playWarning()
        dispatch({ type: 'warn' })
      } else if (step === 'reset') dispatch({ type: 'reset', language: view.office.languages[0] ?? 'pl' })
    }
    const watching = setInterval(watch, 250)
    window.addEventListener('pointerdown', touch, true)
    window.addEventListener('keydown', touch, true)
    return () => {
      clearInterval(watching)
      window.removeEventListener('pointerdown', touch, true)
      window.removeEventListener('keydown', touch, true)
    }
  }, [dispatch])

  // A new screen, a word from the printer and "I am here" all give the visitor the whole time again.
  useEffect(() => {
    if (!state.warned) touchedAt.current = performance.now()
  }, [state.at, state.warned, state.choosingLanguage, paper])
}
