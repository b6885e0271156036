import type { Ack, CounterToHub, WireError } from '@poczekalnia/protocol'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ActGuard, begin, end, GUARD_MS, idleGuard, isBusy, takesPress, VIEW_WAIT_MS } from './act-guard.ts'
import { type Act, wireEvents } from './acts.ts'

/** What the desk tells about the last act, kept as keys so that it can be said in another language. */
export type Message =
  | { kind: 'done'; act: Act | 'open'; number: string; payload: Record<string, unknown> }
  | { kind: 'refused'; error: WireError }
  | { kind: 'unreachable' }
  /**
   * The visitor who was called went by themselves; `until`: they need time until then, `null`: they gave the visit up.
   */
  | { kind: 'gone'; number: string; until: string | null }

export type Perform = (
  act: Act | 'open',
  payload?: Record<string, unknown>,
  options?: { primary?: boolean; number?: string },
) => void

/** `useHub`'s `send` for every act alike: which payload goes with which event is checked where the act is made. */
export type SendAct = (
  event: keyof CounterToHub,
  payload: Record<string, unknown>,
) => Promise<Ack<Record<string, unknown>>>

/**
 * Acts, one at a time. A press that comes while one is under way, or so soon after it that it belongs to the press
 * before, is dropped.
 * @param seq the view on the screen
 * @param scene names who and what is at the desk: a refusal is no longer true once that changes
 * @param gone who went from the desk by themselves: told until the next act
 */
export function useActs(
  send: SendAct,
  seq: number,
  scene: string,
  gone: { number: string; until: string | null } | null,
): { perform: Perform; busy: boolean; flight: Act | 'open' | null; message: Message | null } {
  const guard = useRef<ActGuard>(idleGuard)
  const [message, setMessage] = useState<Message | null>(null)
  const [, setRedraws] = useState(0)
  const redraw = useCallback(() => setRedraws((count) => count + 1), [])
  useEffect(() => {
    void scene
    setMessage((told) => (told?.kind === 'done' ? told : null))
  }, [scene])
  const { number: goneNumber, until: goneUntil } = gone ?? { number: null, until: null }
  useEffect(() => {
    setMessage((told) => {
      if (goneNumber !== null) return { kind: 'gone', number: goneNumber, until: goneUntil }
      return told?.kind === 'gone' ? null : told
    })
  }, [goneNumber, goneUntil])
  const latestSeq = useRef(seq)
  useEffect(() => {
    latestSeq.current = seq
  }, [seq])

  const perform = useCallback<Perform>(
    (act, payload = {}, { primary = false, number = '' } = {}) => {
      const seqBefore = latestSeq.current
      if (!takesPress(guard.current, { primary, seq: seqBefore, now: performance.now() })) return
      guard.current = begin(guard.current, act, performance.now())
      setMessage(null)
      redraw()
      const finish = (agreed: boolean, said: Message) => {
        guard.current = end(agreed, seqBefore, performance.now())
        setMessage(said)
        redraw()
        setTimeout(redraw, GUARD_MS)
        setTimeout(redraw, VIEW_WAIT_MS)
      }
      send(act === 'open' ? 'open-desk' : wireEvents[act], payload).then(
        (answer) => {
          if (!answer.ok) return finish(false, { kind: 'refused', error: answer.error })
          const ticket = answer.ticket as { number: string } | undefined
          finish(true, { kind: 'done', act, number: ticket?.number ?? number, payload })
        },
        () => finish(false, { kind: 'unreachable' }),
      )
    },
    [send, redraw],
  )
  const now = performance.now()
  return { perform, busy: isBusy(guard.current, seq, now), flight: guard.current.flight?.act ?? null, message }
}
