import type { Holder } from '../ticketing/events.ts'
import { ticketAt } from '../ticketing/state.ts'
import type { Clerk } from './clerks.ts'
import type { DeskAtWork, Room } from './room.ts'
import type { Visitor } from './visitors.ts'

const MINUTE = 60_000
const SECOND = 1000
/** From a call to the visitor's standing at the desk. */
const WALK = 25 * SECOND
/** How long a clerk waits for somebody before calling again, or giving up. */
const PATIENCE = 40 * SECOND
/** No break is begun so shortly before closing. */
const NO_BREAK_BEFORE_CLOSING = 15 * MINUTE

type Phase = 'not-yet' | 'idle' | 'busy' | 'paused' | 'closed'

/**
 * A clerk's day: opens the desk, calls next, calls again who does not come and marks them absent, serves, takes the
 * breaks, and closes when the office has closed and nobody waits any more.
 */
export function clerkAtWork(room: Room, clerk: Clerk): DeskAtWork {
  const { agenda, act, closes } = room
  const actor = `counter:${clerk.desk}`
  const holder: Holder = { device: actor, name: `${clerk.desk}`, session: actor }
  const breaks = [...clerk.breaks]
  let phase: Phase = 'not-yet'
  let calls = 0

  const free = (now: number): void => {
    const due = breaks[0]
    if (due && due.from <= now && mayPause(now)) {
      breaks.shift()
      pause(now, due.until ?? now + due.minutes * MINUTE)
      return
    }
    const refusal = act(now, actor, { type: 'CallNext', holder, call: `call-${clerk.desk}-${++calls}` })
    const ticket = ticketAt(room.state, room.state.desks.get(clerk.desk))
    if (!refusal && ticket) called(now, room.visitorOf(ticket.id))
    else if (now < closes) phase = 'idle'
    else close(now)
  }

  const called = (calledAt: number, visitor: Visitor | undefined): void => {
    phase = 'busy'
    let recalls = room.office.profile.calls.recallsBeforeAbsent
    const look = (now: number): void => {
      if (visitor && isThere(visitor, now)) serve(calledAt, now, visitor)
      else if (now < calledAt + PATIENCE) lookAt(calledAt + PATIENCE)
      else if (recalls-- > 0) {
        act(now, actor, { type: 'Recall', holder })
        lookAt(now + PATIENCE)
      } else {
        act(now, actor, { type: 'MarkAbsent', holder })
        next(now)
      }
    }
    const lookAt = (at: number) => agenda.add(at, () => look(at))
    lookAt(calledAt + WALK)
  }

  const serve = (calledAt: number, now: number, visitor: Visitor): void => {
    act(now, actor, { type: 'StartService', holder })
    const ends = Math.max(now + 30 * SECOND, Math.round(calledAt + visitor.serviceMinutes * clerk.pace * MINUTE))
    agenda.add(ends, () => {
      act(ends, actor, { type: 'FinishService', holder })
      next(ends)
    })
  }

  const next = (now: number): void => {
    const at = now + clerk.secondsToNext * SECOND
    agenda.add(at, () => free(at))
  }

  const mayPause = (now: number): boolean => {
    if (now > closes - NO_BREAK_BEFORE_CLOSING) return false
    const away = room.desks.filter((desk) => desk.isPaused()).length
    return breaks[0]?.until !== null || away < Math.ceil(room.desks.length / 4)
  }

  const pause = (now: number, until: number): void => {
    const reason = room.office.profile.pauseReasons.find(({ id }) => id === 'break')?.id ?? null
    act(now, actor, { type: 'PauseDesk', holder, reason })
    phase = 'paused'
    const end = Math.max(now, Math.round(until))
    agenda.add(end, () => {
      act(end, actor, { type: 'ResumeDesk', holder })
      free(end)
    })
  }

  const close = (now: number): void => {
    act(now, actor, { type: 'CloseDesk', holder })
    phase = 'closed'
  }

  agenda.add(clerk.opensAt, () => {
    act(clerk.opensAt, actor, { type: 'OpenDesk', desk: clerk.desk, holder, takeOver: false })
    free(clerk.opensAt)
  })
  for (const { from } of breaks) agenda.add(Math.round(from), () => phase === 'idle' && free(Math.round(from)))
  agenda.add(closes, () => phase === 'idle' && free(closes))

  return {
    isClosed: () => phase === 'closed',
    isPaused: () => phase === 'paused',
    wake(now) {
      if (phase !== 'idle') return
      phase = 'busy'
      next(now)
    },
  }
}

/** Whether somebody who is called now comes: they have arrived and not lost patience. */
function isThere({ arrivesAt, booking, patienceMinutes }: Visitor, now: number): boolean {
  if (arrivesAt === null || arrivesAt > now) return false
  return now <= Math.max(arrivesAt, booking?.hourAt ?? 0) + patienceMinutes * MINUTE
}
