import type { KioskView } from '@poczekalnia/protocol'
import { type Dispatch, useEffect, useRef } from 'react'
import type { Keypad } from '../device/keypad.ts'
import { lengths } from './entry.ts'
import { listenToKeypad } from './keypad/listen.ts'
import type { Action, State } from './machine-state.ts'
import type { Speech } from './speech/use-speech.ts'

/** A keypad of keys alone works the machine from the language to the ticket (ACC-2). */
export function useKeypad(
  keypad: Keypad,
  state: State,
  dispatch: Dispatch<Action>,
  view: KioskView | null,
  speech: Speech,
): void {
  const now = useRef({ state, view, speech })
  now.current = { state, view, speech }
  useEffect(
    () =>
      listenToKeypad(keypad, (act, pressed) => {
        const { state, view, speech } = now.current
        if (speech.act(act)) return
        // A key only says that somebody is there, see use-idle.ts.
        if (state.warned || !view) return
        if (act === 'back') dispatch({ type: 'back' })
        else if (act === 'select' && !pressed && state.at.screen === 'pin')
          dispatch({ type: 'whole', least: lengths(state.at.entry.kind, view).least })
      }),
    [keypad, dispatch],
  )
}
