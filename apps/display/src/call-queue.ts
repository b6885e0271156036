import type { DisplayCall } from '@poczekalnia/protocol'

/**
 * How long a new call keeps the panel, in milliseconds: ten seconds at least, longer than the chime (EN 301 549 5.1.5).
 */
export const DWELL_MS = 10_000
/** How long the panel is kept for a repetition before its length is known, in milliseconds. */
export const REPEAT_MS = 3_000
/** A call that is older than this when it reaches the screen goes to the board without sound, in milliseconds. */
export const LATE_MS = 30_000

/**
 * Which calls were seen, which are on the board and which one has the panel. Times are milliseconds of a clock that
 * only runs forward (`performance.now()`).
 */
export type CallQueue = {
  /** The newest state of every call of the last view, newest first. */
  calls: readonly DisplayCall[]
  /** Highest `recalls` that came on the screen, by call. */
  seen: ReadonlyMap<string, number>
  /** Calls in the list that still wait for the panel and to be heard, in their order. */
  pending: readonly DisplayCall[]
  /** The call that has the panel now; `until` is the end of its dwell. `repeated`: it is spoken for the second time. */
  announcing: { call: DisplayCall; until: number; repeated: boolean } | null
}

/** What the screen has to do beside showing the state. */
export type CallEffect =
  | { type: 'chime' | 'repeat'; call: DisplayCall }
  /** It can be seen from now on. */
  | { type: 'shown'; call: string }
  /** It has been heard, or never will be: from now on who called may wonder that nobody comes. */
  | { type: 'announced'; call: string; recalls: number }

export type CallStep = { queue: CallQueue; effects: CallEffect[] }

export const emptyCallQueue: CallQueue = { calls: [], seen: new Map(), pending: [], announcing: null }

/**
 * Takes a view in. Every call is on the board at once, which is told by a `shown`. For the panel and the voice new
 * calls and recalls queue up, oldest first; one that is older than `LATE_MS`, or whose visitor has been served
 * meanwhile, is not announced.
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
      if (seen.get(call.id) !== call.recalls) continue
      effects.push({ type: 'shown', call: call.id })
      const waits = pending.some(({ id }) => id === call.id) || queue.announcing?.call.id === call.id
      if (!waits) effects.push(announced(call))
    }
  }
  // Oldest first; the view's own order decides between calls of the same moment.
  for (const call of [...calls].reverse().sort((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
    const isNew = call.recalls > (seen.get(call.id) ?? -1)
    const isSilent = Date.parse(hubNow) - Date.parse(call.at) > LATE_MS || !call.current
    if (isNew) {
      seen.set(call.id, call.recalls)
      effects.push({ type: 'shown', call: call.id })
    }
    const waited = pending.some(({ id }) => id === call.id)
    if (isNew || (waited && !call.current)) {
      pending = pending.filter(({ id }) => id !== call.id)
      if (isSilent) effects.push(announced(call))
      else pending.push(call)
    }
  }
  const next = advanceCalls({ ...queue, calls, seen, pending }, now, repeat)
  return { queue: next.queue, effects: [...effects, ...next.effects] }
}

/**
 * Moves time on: ends a dwell and gives the panel to the next call in turn.
 * @param repeat a call whose dwell is over is spoken once more, as long as no other waits for its turn and nobody has
 * taken this one away
 */
export function advanceCalls(queue: CallQueue, now: number, repeat = false): CallStep {
  const effects: CallEffect[] = []
  let { announcing, pending } = queue

  if (announcing && now >= announcing.until) {
    const { call, repeated } = announcing
    if (!repeated) effects.push(announced(call))
    const isStillCalled = queue.calls.some((one) => one.id === call.id && one.current && one.recalls === call.recalls)
    if (repeat && !repeated && pending.length === 0 && isStillCalled) {
      announcing = { call, until: now + REPEAT_MS, repeated: true }
      effects.push({ type: 'repeat', call })
    } else announcing = null
  }
  const [first, ...rest] = pending
  if (!announcing && first) {
    announcing = { call: first, until: now + DWELL_MS, repeated: false }
    pending = rest
    effects.push({ type: 'chime', call: first })
  }
  return { queue: { calls: queue.calls, seen: kept(queue), pending, announcing }, effects }
}

const announced = ({ id, recalls }: DisplayCall): CallEffect => ({ type: 'announced', call: id, recalls })

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
function kept({ seen, calls }: CallQueue): ReadonlyMap<string, number> {
  if (seen.size <= 64) return seen
  const alive = new Set(calls.map(({ id }) => id))
  return new Map([...seen].filter(([id]) => alive.has(id)))
}

/** Milliseconds until the state changes by itself; `null` when nothing is due. */
export function nextChange(queue: CallQueue, now: number): number | null {
  return queue.announcing && Math.max(0, queue.announcing.until - now)
}

function onBoard(queue: CallQueue): DisplayCall[] {
  return queue.calls.filter((call) => queue.seen.has(call.id))
}

/** What people see: the panel's call, whether it is being announced, and the other calls of the board, newest first. */
export function visibleCalls(queue: CallQueue): {
  panel: DisplayCall | null
  announcing: boolean
  rows: DisplayCall[]
  /** How many of `rows` nobody has heard yet. */
  unheard: number
} {
  const board = onBoard(queue)
  const panel = queue.announcing?.call ?? board[0] ?? null
  const rows = board.filter((call) => call.id !== panel?.id)
  return { panel, announcing: queue.announcing !== null, rows, unheard: queue.pending.length }
}

/**
 * Those of the calls that a list with so many rows has, in their order: who was called and has not come yet goes before
 * who has been served.
 */
export function listed(calls: readonly DisplayCall[], rows: number): DisplayCall[] {
  const first = new Set([...calls].sort((one, other) => Number(other.current) - Number(one.current)).slice(0, rows))
  return calls.filter((call) => first.has(call))
}
