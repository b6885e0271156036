import type { Office } from '../profile/office.ts'
import { queuesServed } from '../ticketing/desk-queues.ts'
import type { OfficeState } from '../ticketing/state.ts'

/**
 * For each queue a desk that an example of a call may name, because it is not about to call that queue: an example
 * with the desk that calls next would send people there. It is the first desk that never serves the queue, or else the
 * last one that is closed or serves other queues now. A queue that every desk may call has none.
 */
export function exampleDesks(office: Office, state: OfficeState): Record<string, number> {
  const desks = [...office.desks.values()]
  const isFar = (desk: number, queue: string) => {
    const status = state.desks.get(desk)?.status ?? 'closed'
    return status === 'closed' || !queuesServed(office, state, desk).includes(queue)
  }
  const entries = office.profile.queues.flatMap(({ id }) => {
    const desk = desks.find(({ queues }) => !queues.has(id)) ?? desks.findLast(({ number }) => isFar(number, id))
    return desk ? [[id, desk.number] as const] : []
  })
  return Object.fromEntries(entries)
}
