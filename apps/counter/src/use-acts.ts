import type { Ack, CounterToHub, WireError } from '@poczekalnia/protocol'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import {
  type ActGuard,
  begin,
  end,
  idleGuard,
  isBusy,
  nextPress,
  type Press,
  takePress,
  VIEW_WAIT_MS,
} from './act-guard.ts'
import { type Act, wireEvents } from './acts.ts'

/** What the desk tells about the last act, kept as keys so that it can be said in another language. */
export type Message =
  | { kind: 'done'; act: Act | 'open'; number: string; payload: Record<string, unknown>; nobody: boolean }
  | { kind: 'refused'; error: WireError }
  | { kind: 'unreachable' }
  /**
   * The visitor who was called went by themselves; `until`: they need time until then, `null`: they gave the visit up.
   */
  | { kind: 'gone'; number: string; until: string | null }

/** Does an act, unless one is under way; answers whether the hub did it. `number`: whom it is about. */
export type Perform = (act: Act | 'open', payload?: Record<string, unknown>, number?: string) => Promise<boolean>

/** `useHub`'s `send` for every act alike: which payload goes with which event is checked where the act is made. */
export type SendAct = (
  event: keyof CounterToHub,
  payload: Record<string, unknown>,
) => Promise<Ack<Record<string, unknown>>>

/** Acts, one at a time, and the presses that wait for their turn. */
export type Acts = {
  perform: Perform
  /** Whether a press is to be done now; one that isn't a repeat waits otherwise. */
  take: (key: string, acts: readonly Act[]) => boolean
  /** Whether an act is under way at this moment, drawn or not. */
  isBusyNow: () => boolean
  /** The press whose turn has come. */
  turn: () => Press | null
  /** What was refused was told; something else begins. */
  hush: () => void
  busy: boolean
  /** Busy for so long that it has to be said. */
  slow: boolean
  message: Message | null
}

/** An office's network answers in less; what is said of a shorter wait would only flicker. */
const SLOW_MS = 400

/**
 * @param seq the view on the screen
 * @param scene names who and what is at the desk: a refusal is no longer true once that changes
 * @param gone who went from the desk by themselves: told until the next act
 */
export function useActs(
  send: SendAct,
  seq: number,
  scene: string,
  gone: { number: string; until: string | null } | null,
): Acts {
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
  // Before any effect asks whose turn it is: this view is on the screen.
  useLayoutEffect(() => {
    latestSeq.current = seq
  }, [seq])

  const perform = useCallback<Perform>(
    async (act, payload = {}, number = '') => {
      const seqBefore = latestSeq.current
      if (isBusy(guard.current, seqBefore, performance.now())) return false
      guard.current = begin(guard.current, act, performance.now())
      setMessage(null)
      redraw()
      setTimeout(redraw, SLOW_MS)
      const finish = (agreed: boolean, said: Message) => {
        guard.current = end(guard.current, agreed, seqBefore, performance.now())
        setMessage(said)
        redraw()
        setTimeout(redraw, VIEW_WAIT_MS)
        return agreed
      }
      try {
        const answer = await send(act === 'open' ? 'open-desk' : wireEvents[act], payload)
        if (!answer.ok) return finish(false, { kind: 'refused', error: answer.error })
        const ticket = answer.ticket as { number: string } | null | undefined
        const nobody = ticket === null
        return finish(true, { kind: 'done', act, number: ticket?.number ?? number, payload, nobody })
      } catch {
        return finish(false, { kind: 'unreachable' })
      }
    },
    [send, redraw],
  )
  const take = useCallback((key: string, acts: readonly Act[]) => {
    const step = takePress(guard.current, { key, acts, at: performance.now() }, latestSeq.current)
    guard.current = step.guard
    return step.taken === 'now'
  }, [])
  const isBusyNow = useCallback(() => isBusy(guard.current, latestSeq.current, performance.now()), [])
  const turn = useCallback(() => {
    const step = nextPress(guard.current, latestSeq.current, performance.now())
    guard.current = step.guard
    return step.press
  }, [])
  const hush = useCallback(() => setMessage((told) => (told?.kind === 'done' ? told : null)), [])

  const now = performance.now()
  const busy = isBusy(guard.current, seq, now)
  const since = guard.current.flight?.since ?? guard.current.settling?.since ?? now
  return { perform, take, isBusyNow, turn, hush, busy, slow: busy && now - since >= SLOW_MS, message }
}
