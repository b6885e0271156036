import fc from 'fast-check'
import type { Office } from '../profile/office.ts'
import { bydgoszcz, type officeDay } from './office-day.ts'

type Day = ReturnType<typeof officeDay>

/** By which rules desks call on a random day. */
export const anyRules = fc.record({
  share: fc.constantFrom('# no share', 'share: 0.25', 'share: 0.5'),
  order: fc.constantFrom('together', 'as-listed'),
  every: fc.integer({ min: 2, max: 3 }),
})
export type RoomRules = typeof anyRules extends fc.Arbitrary<infer T> ? T : never

/** An office that calls by these rules. */
export const officeBy = ({ share, order, every }: RoomRules): Office =>
  bydgoszcz(
    ['    share: 0.25', `    ${share}`],
    ['calls:\n', `calls:\n  order: ${order}\n`],
    ['priority:\n', `priority:\n  atMostEvery: ${every}\n`],
  )
const first = (day: Day, number: string) =>
  day.act({ type: 'GivePriority', holder: null, ticket: number, ground: 'disability' }, 'supervisor:Ewa')

const queues = ['pobyt-czasowy', 'pobyt-staly', 'uzupelnienie-dokumentow']
const desk = fc.integer({ min: 1, max: 3 })

/** What happens next in a waiting room, with up to three desks. */
export const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ do: 'take' as const }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('book' as const), minutes: fc.integer({ min: 0, max: 40 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('first' as const), which: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 15 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), desk, of: fc.option(fc.subarray(queues)) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('next' as const), desk, serve: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const), desk, to: fc.constantFrom(1, ...queues) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const), desk }) },
)
export type RoomStep = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

/** Does it; what is refused is left. */
export function playStep(day: Day, next: RoomStep): void {
  switch (next.do) {
    case 'take':
      day.takeTicketResult()
      return
    case 'book':
      day.checkInResult(day.book(day.office.time.hourAndMinute(day.now() + next.minutes * 60_000)).id)
      return
    case 'first':
      first(day, [...day.state.tickets.keys()][next.which] ?? 'none')
      return
    case 'wait':
      day.at(day.office.time.hourAndMinute(day.now() + next.minutes * 60_000))
      return
    case 'open': {
      const some = next.of && next.of.length > 0 ? { queues: next.of } : {}
      day.clerk(`clerk ${next.desk}`, { type: 'OpenDesk', desk: next.desk, takeOver: false, ...some })
      return
    }
    case 'next':
      if (next.serve) day.serve(`clerk ${next.desk}`)
      else day.next(`clerk ${next.desk}`)
      return
    case 'send':
      day.clerk(`clerk ${next.desk}`, {
        type: 'Transfer',
        to: typeof next.to === 'number' ? { desk: next.to } : { queue: next.to },
      })
      return
    case 'pause':
      day.clerk(`clerk ${next.desk}`, { type: 'PauseDesk', reason: 'break' })
      return
    default:
      next satisfies never
  }
}
