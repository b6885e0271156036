import type { Office } from '../profile/office.ts'
import { queuesServed } from '../ticketing/desk-queues.ts'
import type { OfficeState } from '../ticketing/state.ts'

/**
 * By queue a desk of the office that its tickets are not about to be called to: the first that never serves it, or else
 * the last one that is closed or serves others now. An example of a call with the desk that calls next sends people
 * there. None where every desk may call it.
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
