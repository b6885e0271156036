import type { ErrorCode, WireError } from '@poczekalnia/protocol'
import type { RefusalCount } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'

/** How long refusals are counted before they go into the log, milliseconds. */
const TOGETHER_MS = 60_000

/** What says something about the machine or the wire, and nothing about a visitor. */
const notAVisitors: ReadonlySet<ErrorCode> = new Set([
  'bad-request',
  'rate-limited',
  'unavailable',
  'key-reused',
  'unauthorised',
  'forbidden',
])

/**
 * Counts what machines refuse. One event a minute and machine, whatever is tried how often: a guesser must not fill the
 * disk.
 */
export type RefusalCounter = {
  /**
   * A machine (its actor) had to say no.
   * @param queue the queue that was asked for
   * @param visit the booking it was about: "too late" is counted once for each
   */
  count(actor: string, refusal: WireError, about?: { queue?: string | undefined; visit?: string | undefined }): void
  /** Writes what was counted so far. */
  flush(): void
  /** Writes the rest and counts no more. */
  stop(): void
}

/**
 * A machine's refusals, kept in memory for a minute and then written as one event (VisitorsRefused). A crash loses the
 * count of that minute, and nothing else.
 */
export function refusalCounter(session: OfficeSession): RefusalCounter {
  const counted = new Map<string, Map<string, RefusalCount>>()
  const late = { date: '', visits: new Set<string>() }

  const isSecondTime = (visit: string): boolean => {
    const today = session.office.time.wall(session.now()).date
    if (late.date !== today) {
      late.date = today
      late.visits.clear()
    }
    if (late.visits.has(visit)) return true
    late.visits.add(visit)
    return false
  }

  const flush = () => {
    const all = [...counted]
    counted.clear()
    // When the log can't be written the hub stops anyway; a count is not worth more noise.
    for (const [actor, refusals] of all)
      session.act({ type: 'CountRefusals', refusals: [...refusals.values()] }, { actor }).catch(() => undefined)
  }
  const timer = setInterval(flush, TOGETHER_MS)
  timer.unref()

  return {
    count(actor, refusal, { queue: asked, visit } = {}) {
      const { code } = refusal
      if (notAVisitors.has(code)) return
      if (code === 'visit-late' && visit !== undefined && isSecondTime(visit)) return
      const named = 'queue' in refusal ? refusal.queue : asked
      const queue = named !== undefined && session.office.queues.has(named) ? named : null
      const own = counted.get(actor) ?? new Map<string, RefusalCount>()
      counted.set(actor, own)
      const reason = code === 'queue-full' ? { reason: refusal.reason } : {}
      const key = `${code} ${queue} ${reason.reason}`
      own.set(key, { code, queue, times: (own.get(key)?.times ?? 0) + 1, ...reason })
    },
    flush,
    stop() {
      clearInterval(timer)
      flush()
    },
  }
}
