import type { Ack, KioskToHub } from '@poczekalnia/protocol'
import { randomKey, type Send, Unreachable } from '@poczekalnia/ui'
import { type Dispatch, useEffect } from 'react'
import { pageCode } from './known-ticket.ts'
import { asking } from './machine.ts'
import type { Action, State } from './machine-state.ts'

/**
 * Asks the hub what the screen waits for, once for each time that it starts to wait, and tells the machine the answer.
 */
export function useActs(state: State, dispatch: Dispatch<Action>, send: Send<KioskToHub>): void {
  const waiting = asking(state.at)
  // The act starts when the waiting does, with what the screen holds then.
  useEffect(() => {
    if (!waiting) return
    const { at, visitor, language } = state
    const tell = <Answer>(asked: Promise<Ack<Answer>>, good: (answer: Answer) => Action) =>
      asked.then(
        (answer) => {
          if (answer.ok) dispatch(good(answer))
          else dispatch({ type: 'refused', visitor, error: answer.error, now: performance.now() })
        },
        (failure) => {
          dispatch({ type: 'unreachable', visitor })
          if (!(failure instanceof Unreachable)) throw failure
        },
      )

    if (at.screen === 'scanned' && at.of === 'ticket') {
      void tell(send('find-ticket', { code: at.code }), ({ ticket }) => ({ type: 'known', visitor, ticket }))
    } else if (at.screen === 'status') {
      const code = pageCode(at.ticket)
      if (code !== null)
        void tell(send('print-again', { code, key: at.key }), () => ({ type: 'printing-again', visitor }))
    } else if (at.screen === 'pin' || at.screen === 'scanned') {
      const pin = at.screen === 'pin' ? at.typed : at.code
      const queue = at.screen === 'pin' ? at.entry.queue : at.queue
      void tell(send('find-visit', { pin, ...(queue !== null && { queue }) }), ({ visit }) => ({
        type: 'found',
        visitor,
        visit,
        key: randomKey(),
      }))
    } else if (at.screen === 'visit') {
      void tell(
        send('confirm-visit', { visit: at.visit.id, language: at.asked ?? language, key: at.key }),
        ({ ticket }) => ({
          type: 'issued',
          visitor,
          ticket,
        }),
      )
    } else if (at.screen === 'walk-in') {
      void tell(
        send('take-ticket', { queue: at.queue, language: at.asked ?? language, key: at.key }),
        ({ ticket }) => ({
          type: 'issued',
          visitor,
          ticket,
        }),
      )
    } else if (at.screen === 'card-take') {
      const { card, purpose, key } = at
      void tell(send('print-card', { card, ...(purpose !== null && { purpose }), language, key }), ({ print }) => ({
        type: 'card-printing',
        visitor,
        print,
      }))
    }
  }, [waiting, state.visitor])
}
