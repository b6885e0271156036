import type { Estimate, Localized } from '@poczekalnia/protocol'
import { decisionContext } from '../estimate/decision-context.ts'
import { pastClosing } from '../estimate/past-closing.ts'
import type { Office } from '../profile/office.ts'
import { queueState } from '../ticketing/decide/queue-state.ts'
import type { OfficeState } from '../ticketing/state.ts'

/** What an office tells the others of its hub: how long who takes a ticket now waits. No visitor is in it (ALL-4). */
export type ToldWaits = {
  id: string
  name: Localized
  address: string
  queues: { id: string; estimate: Estimate }[]
}

/**
 * The waits that another office may send people for (REG-3): of queues that give tickets to anybody now, have a desk
 * open, and reach whoever comes before closing.
 */
export function toldWaits(
  office: Office,
  state: OfficeState,
  now: number,
  estimateOf: (queue: string) => Estimate | null,
): ToldWaits {
  const { id, name, address, queues } = office.profile
  const weekday = office.time.wall(now).weekday as keyof typeof office.hours
  const isForAll = office.profile.onlyFor?.[weekday] === undefined
  return {
    ...{ id, name, address },
    queues: queues.flatMap((queue) => {
      if (!isForAll || queue.onlyFor?.[weekday] || !queueState(decisionContext(office, state, now), queue.id)?.open)
        return []
      const estimate = estimateOf(queue.id)
      return estimate && !pastClosing(office, state, now, estimate) ? [{ id: queue.id, estimate }] : []
    }),
  }
}
