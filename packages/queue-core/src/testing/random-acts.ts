import fc from 'fast-check'
import type { Command } from '../ticketing/commands.ts'
import type { officeDay } from './office-day.ts'

/**
 * What visitors on their phones and supervisors do on a random day; `which` and `queue` choose among those that there
 * are.
 */
export type RandomAct =
  | { by: 'visitor'; type: 'AskForTime' | 'ImBack' | 'LeaveQueue'; which: number }
  | { by: 'supervisor'; type: 'GivePriority'; which: number; ground: number | null }
  | { by: 'supervisor'; type: 'StopTickets' | 'ResumeTickets'; queue: number; despiteTooManyWaiting: boolean }
  | { by: 'supervisor'; type: 'CloseEarly'; minutes: number }
  | { by: 'supervisor'; type: 'CancelBooking' | 'SetParty'; which: number }
  | { by: 'supervisor'; type: 'Reopen' | 'ClearMessage' | 'ShowMessage' }

const small = fc.nat(9)

export const randomAct: fc.Arbitrary<RandomAct> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      by: fc.constant('visitor' as const),
      type: fc.constantFrom('AskForTime', 'ImBack', 'LeaveQueue'),
      which: small,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      by: fc.constant('supervisor' as const),
      type: fc.constant('GivePriority' as const),
      which: small,
      ground: fc.option(small),
    }),
  },
  fc.record({
    by: fc.constant('supervisor' as const),
    type: fc.constantFrom('StopTickets', 'ResumeTickets'),
    queue: small,
    despiteTooManyWaiting: fc.boolean(),
  }),
  fc.record({
    by: fc.constant('supervisor' as const),
    type: fc.constantFrom('CancelBooking', 'SetParty'),
    which: small,
  }),
  fc.record({
    by: fc.constant('supervisor' as const),
    type: fc.constant('CloseEarly' as const),
    minutes: fc.integer({ min: -30, max: 120 }),
  }),
  fc.record({
    by: fc.constant('supervisor' as const),
    type: fc.constantFrom('Reopen', 'ClearMessage', 'ShowMessage'),
  }),
)

/** Does it, and answers whether it was refused. */
export function playRandomAct(day: ReturnType<typeof officeDay>, act: RandomAct): boolean {
  return day.act(commandOf(day, act), act.by).refusal !== null
}

function commandOf({ office, state, now }: ReturnType<typeof officeDay>, act: RandomAct): Command {
  const ticketAt = (which: number) => [...state.tickets.keys()][which] ?? 'none'
  switch (act.type) {
    case 'AskForTime':
    case 'ImBack':
    case 'LeaveQueue':
      return { type: act.type, ticket: ticketAt(act.which) }
    case 'GivePriority': {
      const grounds = office.profile.priority?.grounds ?? []
      const ground = act.ground === null ? null : (grounds[act.ground % (grounds.length + 1)]?.id ?? 'none')
      return { type: 'GivePriority', holder: null, ticket: ticketAt(act.which), ground }
    }
    case 'StopTickets':
    case 'ResumeTickets': {
      const queue = office.profile.queues[act.queue % office.profile.queues.length]?.id ?? 'none'
      if (act.type === 'StopTickets') return { type: act.type, queue, text: null }
      return { type: act.type, queue, despiteTooManyWaiting: act.despiteTooManyWaiting }
    }
    case 'CloseEarly':
      return { type: act.type, closes: office.time.hourAndMinute(now() + act.minutes * 60_000), text: null }
    case 'CancelBooking':
    case 'SetParty': {
      const booking = [...state.bookings.keys()][act.which] ?? 'none'
      const reason = office.profile.cancelReasons[0]?.id ?? 'none'
      return act.type === 'SetParty' ? { type: act.type, booking, party: 2 } : { type: act.type, booking, reason }
    }
    case 'ShowMessage':
      return { type: act.type, text: { pl: 'Prosimy o cierpliwość' }, until: null }
    default:
      return { type: act.type }
  }
}
