import type { Localized } from '@poczekalnia/protocol'
import { windowsOn } from '../../time/windows.ts'
import { closesEarlyOn } from '../hours-today.ts'
import { accept, type Decision, type DecisionContext, refuse } from './decision.ts'

/**
 * A supervisor stops the tickets of a walk-in queue, until they are resumed, an hour has come or the day closes
 * (KAT-7).
 */
export function stopTickets(
  { office, now }: DecisionContext,
  command: { queue: string; until?: string | null; text: Localized | null },
): Decision {
  const { queue, text, until: time = null } = command
  const kind = office.queues.get(queue)?.kind
  if (kind === undefined) return refuse({ code: 'queue-unknown', queue })
  if (kind !== 'walk-in') return refuse({ code: 'queue-not-walk-in', queue })
  const until = time === null ? null : office.time.instant(office.time.wall(now).date, time)
  if (time !== null && until !== null && until <= now) return refuse({ code: 'time-passed', time })
  return accept({ type: 'TicketsStopped', queue, ...(until !== null && { until }), ...(text && { text }) })
}

/**
 * Tickets go on. With `despiteTooManyWaiting` they do so until the day closes although more people wait than can be
 * served before closing: the timetable and the day's limit still hold.
 */
export function resumeTickets(
  { office, state }: DecisionContext,
  { queue: id, despiteTooManyWaiting }: { queue: string; despiteTooManyWaiting: boolean },
): Decision {
  const queue = office.queues.get(id)
  if (!queue) return refuse({ code: 'queue-unknown', queue: id })
  if (queue.kind !== 'walk-in') return refuse({ code: 'queue-not-walk-in', queue: id })
  const already = state.today.despiteTooManyWaiting.has(id)
  const overrides = despiteTooManyWaiting && queue.stopWhenTooManyWait !== undefined && !already
  if (!overrides && !state.today.stopped.has(id)) return accept()
  return accept({ type: 'TicketsResumed', queue: id, ...(overrides && { despiteMany: true }) })
}

/** Today's hours end then, or now if that hour has passed already. Who has a ticket by then is still served. */
export function closeEarly(
  { office, state, now }: DecisionContext,
  { closes, text }: { closes: string; text: Localized | null },
): Decision {
  const { date } = office.time.wall(now)
  const usual = windowsOn(office.time, office.opening, date).at(-1)?.to ?? null
  if (usual === null || closes >= usual) return refuse({ code: 'close-not-earlier', closes: usual })
  const closesAt = office.time.instant(date, closes)
  const known = closesEarlyOn(state, date)
  if (known?.time === closes && text === null && known.text === null) return accept()
  return accept({ type: 'ClosedEarly', date, closes, closesAt, ...(text && { text }) })
}

/** The usual hours again. */
export function reopen({ state }: DecisionContext): Decision {
  return state.today.closes === null ? accept() : accept({ type: 'Reopened' })
}

/**
 * A message on the displays and machines, until an hour of today or the end of the day. It takes the place of the one
 * before.
 */
export function showMessage(
  { office, now }: DecisionContext,
  { text, until: time }: { text: Localized; until: string | null },
): Decision {
  const until = time === null ? null : office.time.instant(office.time.wall(now).date, time)
  if (time !== null && until !== null && until <= now) return refuse({ code: 'time-passed', time })
  return accept({ type: 'MessageShown', text, until })
}

export function clearMessage({ state }: DecisionContext): Decision {
  return state.today.message === null ? accept() : accept({ type: 'MessageCleared' })
}
