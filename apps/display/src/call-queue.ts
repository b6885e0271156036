import type { DisplayCall } from '@poczekalnia/protocol'

/**
 * How long a new call keeps the panel, in milliseconds: ten seconds at least, longer than the chime (EN 301 549 5.1.5).
 */
export const DWELL_MS = 10_000
/** How long the panel is kept for a repetition before its length is known, in milliseconds. */
export const REPEAT_MS = 3_000
/** A call that is older than this when it reaches the screen goes to the board without sound, in milliseconds. */
export const LATE_MS = 30_000

/** A call that waits for its turn, and how old it was (by the hub's clock) at a moment of ours. */
type Pending = { call: DisplayCall; arrivedAt: number; ageOnArrival: number }

/**
 * Which calls were seen, which are on the board and which one has the panel. Times are milliseconds of a clock that
 * only runs forward (`performance.now()`).
 */
export type CallQueue = {
  /** The newest state of every call of the last view, newest first. */
  calls: readonly DisplayCall[]
  /** Highest `recalls` handled, by call; what is missing here has never been on the screen. */
  seen: ReadonlyMap<string, number>
  pending: readonly Pending[]
  /** The call that has the panel now; `until` is the end of its dwell. `repeated`: it is spoken for the second time. */
  announcing: { call: DisplayCall; until: number; repeated: boolean } | null
}

/** What the screen has to do beside showing the state. */
export type CallEffect = { type: 'chime' | 'repeat'; call: DisplayCall } | { type: 'shown'; call: string }

export type CallStep = { queue: CallQueue; effects: CallEffect[] }

export const emptyCallQueue: CallQueue = { calls: [], seen: new Map(), pending: [], announcing: null }

/**
 * Takes a view in. New calls and recalls queue up behind the one that has the panel, oldest first; one that is older
 * than `LATE_MS`, or whose visitor has been served meanwhile, goes to the board silently. Every call that comes on
 * the screen is told by a `shown`.
 * @param hubNow the view's `now`
 * @param now our own forward-running milliseconds
 * @param repeat whether a call is spoken a second time, see `advanceCalls`
 * @param reconnected the first view of a new connection: what is on the screen is told again, since the hub may have
 *   restarted and forgotten it
 */
export function receiveCalls(
  queue: CallQueue,
  calls: readonly DisplayCall[],
  {
    hubNow,
    now,
    repeat = false,
    reconnected = false,
  }: { hubNow: string; now: number; repeat?: boolean; reconnected?: boolean },
): CallStep {
  const seen = new Map(queue.seen)
  const effects: CallEffect[] = []
  let pending = [...queue.pending]

  if (reconnected) {
    for (const call of onBoard({ ...queue, calls })) {
      if (seen.get(call.id) === call.recalls) effects.push({ type: 'shown', call: call.id })
    }
  }
  // Oldest first; the view's own order decides between calls of the same moment.
  for (const call of [...calls].reverse().sort((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
    const waiting = pending.find((entry) => entry.call.id === call.id)
    const known = waiting ? waiting.call.recalls : (seen.get(call.id) ?? -1)
    const ageOnArrival = Date.parse(hubNow) - Date.parse(call.at)
    const silent = ageOnArrival > LATE_MS || !call.current
    if (call.recalls > known) {
      pending = pending.filter((entry) => entry.call.id !== call.id)
      if (silent) {
        seen.set(call.id, call.recalls)
        effects.push({ type: 'shown', call: call.id })
      } else pending.push({ call, arrivedAt: now, ageOnArrival })
    } else if (waiting && !call.current) {
      pending = pending.filter((entry) => entry !== waiting)
      seen.set(call.id, call.recalls)
      effects.push({ type: 'shown', call: call.id })
    }
  }
  const next = advanceCalls({ ...queue, calls, seen, pending }, now, repeat)
  return { queue: next.queue, effects: [...effects, ...next.effects] }
}

/**
 * Moves time on: ends a dwell, gives the panel to the next call in turn, and puts a call that has waited its turn for
 * `LATE_MS` on the board early, so that a rush never hides a number; it still gets the panel and the chime.
 * @param repeat a call whose dwell is over is spoken once more, as long as no other waits for its turn and nobody has
 * taken this
 *   one away
 */
export function advanceCalls(queue: CallQueue, now: number, repeat = false): CallStep {
  const seen = new Map(queue.seen)
  const effects: CallEffect[] = []
  let { announcing } = queue
  let pending = queue.pending

  if (announcing && now >= announcing.until) {
    const { call, repeated } = announcing
    const isStillCalled = queue.calls.some((one) => one.id === call.id && one.current && one.recalls === call.recalls)
    if (repeat && !repeated && pending.length === 0 && isStillCalled) {
      announcing = { call, until: now + REPEAT_MS, repeated: true }
      effects.push({ type: 'repeat', call })
    } else announcing = null
  }
  const [first, ...rest] = pending
  if (!announcing && first) {
    announcing = { call: first.call, until: now + DWELL_MS, repeated: false }
    pending = rest
    seen.set(first.call.id, first.call.recalls)
    effects.push({ type: 'chime', call: first.call }, { type: 'shown', call: first.call.id })
  }
  for (const { call, arrivedAt, ageOnArrival } of pending) {
    if (!seen.has(call.id) && now - arrivedAt + ageOnArrival > LATE_MS) {
      seen.set(call.id, call.recalls)
      effects.push({ type: 'shown', call: call.id })
    }
  }
  return { queue: { calls: queue.calls, seen: kept(seen, queue, pending), pending, announcing }, effects }
}

/**
 * Keeps the panel for the call that has it until its audio is over: what is shown stays as long as what is heard (EN
 * 301 549 5.1.5).
 * @param until end of the audio, in milliseconds of our own clock; an earlier end than the dwell's changes nothing
 */
export function holdPanel(queue: CallQueue, call: string, until: number): CallQueue {
  const { announcing } = queue
  if (announcing?.call.id !== call || until <= announcing.until) return queue
  return { ...queue, announcing: { ...announcing, until } }
}

/** Only calls that can still come again are remembered, so that a display that runs for years does not grow. */
function kept(seen: Map<string, number>, queue: CallQueue, pending: readonly Pending[]): Map<string, number> {
  const alive = new Set([...queue.calls.map((call) => call.id), ...pending.map((entry) => entry.call.id)])
  if (seen.size <= 64) return seen
  return new Map([...seen].filter(([id]) => alive.has(id)))
}

/** Milliseconds until the state changes by itself; `null` when nothing is due. */
export function nextChange(queue: CallQueue, now: number): number | null {
  const due: number[] = []
  if (queue.announcing) due.push(queue.announcing.until)
  for (const entry of queue.pending) {
    if (!queue.seen.has(entry.call.id)) due.push(entry.arrivedAt + LATE_MS - entry.ageOnArrival + 1)
  }
  return due.length === 0 ? null : Math.max(0, Math.min(...due) - now)
}

function onBoard(queue: CallQueue): DisplayCall[] {
  return queue.calls.filter((call) => queue.seen.has(call.id))
}

/** What people see: the panel's call, whether it is being announced, and the other rows of the board, newest first. */
export function visibleCalls(queue: CallQueue): {
  panel: DisplayCall | null
  announcing: boolean
  rows: DisplayCall[]
} {
  const board = onBoard(queue)
  const panel = queue.announcing?.call ?? board[0] ?? null
  return { panel, announcing: queue.announcing !== null, rows: board.filter((call) => call.id !== panel?.id) }
}
