import type { QueueState } from '@poczekalnia/protocol'
import type { Office } from '../../profile/office.ts'
import { nextWindow, openWindow, type Timetable, windowsOn } from '../../time/windows.ts'
import { stopAt } from '../day-overrides.ts'
import { closesEarlyOn, openingOf, tableOf } from '../hours-today.ts'
import { leftToday } from '../served-days.ts'
import type { DecisionContext } from './decision.ts'
import { tooManyWaiting } from './too-many-waiting.ts'

/**
 * What the timetable says: whether a queue gives tickets now, and if not, why and when again. `null`: it is booked, not
 * walked into. `table`, `opening`: the queue's and the office's hours, where they are not those of the profile.
 */
export function ticketsGiven(
  office: Office,
  queueId: string,
  now: number,
  table: Timetable | undefined = office.tables.get(queueId),
  opening: Timetable = office.opening,
): QueueState | null {
  const queue = office.queues.get(queueId)
  if (queue?.kind !== 'walk-in' || !table) return null
  const { time } = office
  const open = openWindow(time, table, now)
  if (open) return { open: true, until: open.to }
  const next = nextWindow(time, table, now)
  const today = time.wall(now).date
  const nextStamp = next ? time.stamp(next.opens) : null
  if (next && time.wall(next.opens).date === today) return { open: false, reason: 'later-today', next: nextStamp }
  if (windowsOn(time, table, today).length > 0) return { open: false, reason: 'no-more-today', next: nextStamp }
  const officeWorks = windowsOn(time, opening, today).length > 0
  return { open: false, reason: officeWorks ? 'not-today' : 'closed-today', next: nextStamp }
}

/**
 * The timetable, and what the day makes of it: the office closes early, a supervisor stopped the tickets (KAT-7), all
 * of today's are given (OLS-3), or too many people wait (KAT-7). Machine, display and board tell nothing else (ACC-10).
 * Of a stop without an hour nobody knows when it ends, so no next time is told.
 */
export function queueState(context: DecisionContext, queueId: string): QueueState | null {
  const { office, state, now } = context
  const usual = ticketsGiven(office, queueId, now)
  const given = ticketsGiven(office, queueId, now, tableOf(office, state, queueId), openingOf(office, state))
  if (!given?.open) {
    const closes = closesEarlyOn(state, office.time.wall(now).date)
    const isEarly = closes !== null && (usual?.open === true || usual?.reason === 'later-today')
    if (!given || !isEarly || given.reason === 'later-today') return given
    return { ...given, reason: 'closed-early', ...(closes.text && { text: closes.text }) }
  }
  const stopped = stopAt(state.today, queueId, now)
  if (stopped) {
    const next = stopped.until === null ? null : opensFrom(context, queueId, stopped.until)
    return { open: false, reason: 'stopped', next, ...(stopped.text && { text: stopped.text }) }
  }
  if (leftToday(office, state, queueId) === 0)
    return { open: false, reason: 'all-given', next: nextDay(office, queueId, now) }
  if (tooManyWaiting(context, queueId))
    return { open: false, reason: 'too-many-waiting', next: nextDay(office, queueId, now) }
  return given
}

/** When tickets are given from an instant on (epoch ms): at once, or when the next window opens. RFC 3339. */
function opensFrom({ office, state }: DecisionContext, queueId: string, from: number): string | null {
  const { time } = office
  const table = tableOf(office, state, queueId)
  if (openWindow(time, table, from)) return time.stamp(from)
  const next = nextWindow(time, table, from)
  return next && time.stamp(next.opens)
}

/** When the next day's tickets begin, RFC 3339. */
function nextDay({ time, tables }: Office, queueId: string, now: number): string | null {
  const table = tables.get(queueId)
  if (!table) return null
  const lastOfToday = windowsOn(time, table, time.wall(now).date).at(-1)?.opens ?? now
  const next = nextWindow(time, table, lastOfToday)
  return next && time.stamp(next.opens)
}
