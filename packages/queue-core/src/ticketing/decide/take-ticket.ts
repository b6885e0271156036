import type { Language, QueueState } from '@poczekalnia/protocol'
import type { Office } from '../../profile/office.ts'
import { nextWindow, openWindow, windowsOn } from '../../time/windows.ts'
import { accept, type Decision, refuse, type Situation } from './decision.ts'

/** A walk-in ticket, while the queue's window is open (BYD-6). */
export function takeTicket(
  situation: Situation,
  command: { queue: string; language: Language; ticket: string; code: string },
): Decision {
  const { office, now } = situation
  const queue = office.queues.get(command.queue)
  if (!queue) return refuse({ code: 'queue-unknown', queue: command.queue })
  const state = ticketsGiven(office, queue.id, now)
  if (state === null) return refuse({ code: 'queue-not-walk-in', queue: queue.id })
  if (!state.open) return refuse({ code: 'queue-closed', queue: queue.id, next: state.next })
  return accept({
    type: 'TicketIssued',
    ticket: command.ticket,
    number: nextNumber(situation, queue.id),
    queue: queue.id,
    language: command.language,
    code: command.code,
    booking: null,
  })
}

/** Whether a queue gives tickets now, and if not, why and when again. `null`: it is booked, not walked into. */
export function ticketsGiven(office: Office, queueId: string, now: number): QueueState | null {
  const queue = office.queues.get(queueId)
  if (queue?.kind !== 'walk-in') return null
  const { time, hours } = office
  const open = openWindow(time, queue.tickets, now)
  if (open) return { open: true, until: open.to }
  const next = nextWindow(time, queue.tickets, now)
  const today = time.wall(now).date
  const nextStamp = next ? time.stamp(next.opens) : null
  if (next && time.wall(next.opens).date === today) return { open: false, reason: 'later-today', next: nextStamp }
  if (windowsOn(time, queue.tickets, today).length > 0) return { open: false, reason: 'no-more-today', next: nextStamp }
  const officeWorks = windowsOn(time, hours, today).length > 0
  return { open: false, reason: officeWorks ? 'not-today' : 'closed-today', next: nextStamp }
}

/** `U045`: the queue's prefix and the next number of its day, without a gap (ALL-1). */
export function nextNumber({ office, state }: Situation, queueId: string): string {
  const queue = office.queues.get(queueId)
  if (!queue) throw new Error(`no queue ${queueId}`)
  return `${queue.prefix}${String((state.numbers.get(queueId) ?? 0) + 1).padStart(3, '0')}`
}
