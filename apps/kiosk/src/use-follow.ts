import type { KioskToHub, KioskView } from '@poczekalnia/protocol'
import { type Send, Unreachable } from '@poczekalnia/ui'
import { type Dispatch, useEffect, useRef } from 'react'
import { pageCode } from './known-ticket.ts'
import type { Action, State } from './machine-state.ts'

/**
 * Whoever reads how their ticket stands may be called meanwhile: with each news of the hub it is asked again, one
 * question at a time.
 */
export function useFollow(
  state: State,
  dispatch: Dispatch<Action>,
  view: KioskView | null,
  send: Send<KioskToHub>,
): void {
  const code = state.at.screen === 'status' ? pageCode(state.at.ticket) : null
  const seq = view?.seq
  const asked = useRef(false)
  useEffect(() => {
    if (code === null || seq === undefined || asked.current) return
    asked.current = true
    send('find-ticket', { code })
      .then(
        (answer) => {
          if (answer.ok) dispatch({ type: 'followed', ticket: answer.ticket })
        },
        (failure) => {
          if (!(failure instanceof Unreachable)) throw failure
        },
      )
      .finally(() => {
        asked.current = false
      })
  }, [code, seq, dispatch, send])
}
