import type { Localized } from '@poczekalnia/protocol'

/** What a supervisor has set for today. It ends with the day; times are epoch ms. */
export type DayOverrides = {
  /** Walk-in queues whose tickets are stopped until they are resumed, or until an hour of today (KAT-7). */
  stopped: Map<string, Stop>
  /** Walk-in queues that go on giving tickets although many wait (KAT-7). */
  despiteTooManyWaiting: Set<string>
  /** From when on the office is closed on that date. */
  closes: ClosesEarly | null
  message: { text: Localized; until: number | null } | null
}

export type Stop = { since: number; until: number | null; text: Localized | null }

export type ClosesEarly = { date: string; time: string; at: number; text: Localized | null }

export const noOverrides = (): DayOverrides => ({
  stopped: new Map(),
  despiteTooManyWaiting: new Set(),
  closes: null,
  message: null,
})

/** The stop of a queue's tickets that holds now, if any. */
export function stopAt({ stopped }: DayOverrides, queue: string, now: number): Stop | null {
  const stop = stopped.get(queue)
  return stop && (stop.until === null || now < stop.until) ? stop : null
}

/** The message that is shown now, if any. */
export function messageAt({ message }: DayOverrides, now: number): Localized | null {
  return message !== null && (message.until === null || now < message.until) ? message.text : null
}
