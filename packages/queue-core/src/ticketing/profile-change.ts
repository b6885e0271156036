import type { ChangeProblem } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import { codeProblem, isCalledByNumber, isCodeOf } from './codes.ts'
import { type Booking, isOver, type OfficeState, type Ticket } from './state.ts'

export type { ChangeProblem }

/**
 * What a change of profile would orphan, in the order of a profile; empty: it can be taken over at once. Looks at who
 * waits or is being served now and at booked visits from today on.
 */
export function changeProblems(state: OfficeState, now: Office, next: Office, at: number): ChangeProblem[] {
  const tickets = [...state.tickets.values()].filter(({ status }) => !isOver(status))
  const today = now.time.wall(at).date
  const visits = [...state.bookings.values()].filter(({ status, date }) => status === 'expected' && date >= today)
  return [
    ...identity(now, next),
    ...languages(now, next, tickets),
    ...desks(state, next, tickets),
    ...codes(now, next, visits),
    ...queues(state, now, next, tickets, visits),
    ...grounds(next, tickets),
  ]
}

function identity({ profile: now }: Office, { profile: next }: Office): ChangeProblem[] {
  return [
    ...(now.id === next.id ? [] : [{ kind: 'id-changed' as const, from: now.id, to: next.id }]),
    ...(now.zone === next.zone ? [] : [{ kind: 'zone-changed' as const, from: now.zone, to: next.zone }]),
  ]
}

function languages(now: Office, next: Office, tickets: readonly Ticket[]): ChangeProblem[] {
  return now.profile.languages.flatMap((language) => {
    const own = tickets.filter((ticket) => ticket.language === language).length
    const gone = !next.profile.languages.includes(language) && own > 0
    return gone ? [{ kind: 'language-removed' as const, language, tickets: own }] : []
  })
}

/** A desk that is open is somebody's; a ticket that was sent to a desk is called by no other. */
function desks(state: OfficeState, next: Office, tickets: readonly Ticket[]): ChangeProblem[] {
  const sentTo = tickets.flatMap(({ onlyDesk }) => onlyDesk ?? [])
  return [...new Set([...state.desks.keys(), ...sentTo])]
    .filter((desk) => !next.desks.has(desk))
    .sort((a, b) => a - b)
    .flatMap((desk) => {
      const open = (state.desks.get(desk)?.status ?? 'closed') !== 'closed'
      const own = sentTo.filter((one) => one === desk).length
      return open || own > 0 ? [{ kind: 'desk-removed' as const, desk, open, tickets: own }] : []
    })
}

function codes(now: Office, next: Office, visits: readonly Booking[]): ChangeProblem[] {
  const unfit = visits.filter(({ queue, code }) => {
    const [before, after] = [now.queues.get(queue), next.queues.get(queue)]
    if (!after || isCalledByNumber(before) || isCalledByNumber(after)) return false
    return !isCodeOf(next, after, code) || codeProblem(next, code) !== null
  })
  return unfit.length > 0 ? [{ kind: 'code-changed', visits: unfit.length }] : []
}

function queues(
  state: OfficeState,
  now: Office,
  next: Office,
  allTickets: readonly Ticket[],
  allVisits: readonly Booking[],
): ChangeProblem[] {
  const problems: ChangeProblem[] = []
  for (const { id: queue, kind, prefix } of now.profile.queues) {
    const tickets = allTickets.filter((ticket) => ticket.queue === queue).length
    const visits = allVisits.filter((visit) => visit.queue === queue).length
    const after = next.queues.get(queue)
    const inUse = tickets > 0 || visits > 0
    if (!after) {
      if (inUse) problems.push({ kind: 'queue-removed', queue, tickets, visits })
      continue
    }
    if (after.kind !== kind && inUse) problems.push({ kind: 'queue-kind-changed', queue, tickets, visits })
    const byNumber = isCalledByNumber(now.queues.get(queue))
    if (after.kind === kind && isCalledByNumber(after) !== byNumber && visits > 0)
      problems.push({ kind: 'arrival-changed', queue, visits })
    const numbered = (state.numbers.get(queue) ?? 0) > 0 || tickets > 0
    if (after.prefix !== prefix && (numbered || (byNumber && visits > 0)))
      problems.push({ kind: 'prefix-changed', queue, tickets, visits: byNumber ? visits : 0 })
  }
  return [...problems, ...prefixes(state, now, next)]
}

/** Numbers begin again with a queue: a prefix that another queue used today would give some of them twice (ALL-1). */
function prefixes(state: OfficeState, now: Office, next: Office): ChangeProblem[] {
  return next.profile.queues.flatMap(({ id: queue, prefix }) => {
    const before = now.profile.queues.find((one) => one.prefix === prefix)
    const usedByAnother = before !== undefined && before.id !== queue && (state.numbers.get(before.id) ?? 0) > 0
    return usedByAnother ? [{ kind: 'prefix-used-today' as const, queue, prefix }] : []
  })
}

function grounds(next: Office, tickets: readonly Ticket[]): ChangeProblem[] {
  const known = new Set(next.profile.priority?.grounds.map(({ id }) => id))
  const inUse = [...new Set(tickets.flatMap(({ priority }) => priority ?? []))]
  return inUse
    .filter((ground) => !known.has(ground))
    .map((ground) => ({
      kind: 'ground-removed' as const,
      ground,
      tickets: tickets.filter(({ priority }) => priority === ground).length,
    }))
}
