import type { DisplayView } from '@poczekalnia/protocol'
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  advanceCalls,
  type CallEffect,
  type CallQueue,
  type CallStep,
  emptyCallQueue,
  holdPanel,
  nextChange,
  receiveCalls,
} from './call-queue.ts'

/**
 * Runs the call queue on the views that arrive, with the browser's timers. `act` is told what to do once the screen
 * shows it: the chime, the repetition and the `shown`. Where it answers with a promise, that is when its sound ends,
 * and the panel is kept until then.
 * @param connection names the link that the view came over; another one means that the hub was away meanwhile
 */
export function useCallQueue(
  view: DisplayView | null,
  connection: string,
  repeat: boolean,
  act: (effect: CallEffect) => Promise<number> | undefined,
): CallQueue {
  const [queue, setQueue] = useState(emptyCallQueue)
  const current = useRef(emptyCallQueue)
  const effects = useRef<CallEffect[]>([])
  const last = useRef<{ view: DisplayView | null; connection: string }>({ view: null, connection })

  const take = useCallback((step: CallStep) => {
    current.current = step.queue
    effects.current.push(...step.effects)
    setQueue(step.queue)
  }, [])

  useEffect(() => {
    // A link that goes or comes says nothing by itself; the view that follows does.
    if (!view || view === last.current.view) return
    const reconnected = last.current.view !== null && last.current.connection !== connection
    last.current = { view, connection }
    take(receiveCalls(current.current, view.calls, { hubNow: view.now, now: performance.now(), repeat, reconnected }))
  }, [view, connection, repeat, take])

  useEffect(() => {
    const wait = nextChange(queue, performance.now())
    if (wait === null) return
    const timer = setTimeout(() => take(advanceCalls(current.current, performance.now(), repeat)), wait)
    return () => clearTimeout(timer)
  }, [queue, repeat, take])

  // After the commit: by now the number is on the screen.
  useEffect(() => {
    void queue
    for (const effect of effects.current.splice(0)) {
      const { call } = effect
      void act(effect)?.then((until) => {
        if (typeof call !== 'string') take({ queue: holdPanel(current.current, call.id, until), effects: [] })
      })
    }
  }, [queue, act, take])

  return queue
}
