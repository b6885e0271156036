import { expect } from 'vitest'
import type { OfficeState } from '../ticketing/state.ts'
import { everybodyIn, kinds } from '../ticketing/waiting-room.ts'

/** What holds in every office after each act, whatever people do in whatever order. */
export function checkInvariants(state: OfficeState): void {
  const tickets = [...state.tickets.values()]
  expect(new Set(tickets.map((t) => t.number)).size, '[ALL-1] no number twice in a day').toBe(tickets.length)

  const atDesks = [...state.desks].flatMap(([number, desk]) =>
    desk.status === 'open' && desk.ticket ? [{ number, ticket: desk.ticket }] : [],
  )
  expect(new Set(atDesks.map((d) => d.ticket)).size, '[ALL-6] no ticket at two desks').toBe(atDesks.length)
  for (const { number, ticket } of atDesks) {
    const there = state.tickets.get(ticket)
    expect(there && 'call' in there ? there.call.desk : null, '[ALL-6] ticket and desk agree').toBe(number)
  }
  const served = tickets.filter((t) => t.status === 'called' || t.status === 'serving')
  expect(served.length, '[ALL-6] whoever was called is at a desk').toBe(atDesks.length)

  const waiting = [...state.waiting.values()].flatMap((lane) => everybodyIn(lane).map((p) => p.ticket))
  const shouldWait = tickets.filter((t) => t.status === 'waiting').map((t) => t.id)
  expect(waiting.sort(), '[ALL-5] no ticket is lost: who waits is in exactly one lane').toEqual(shouldWait.sort())
  expect([...state.absent].sort()).toEqual(
    tickets
      .filter((t) => t.status === 'absent')
      .map((t) => t.id)
      .sort(),
  )

  expect([...state.away].sort(), 'who asked for more time keeps the ticket').toEqual(
    tickets
      .filter((t) => t.status === 'away')
      .map((t) => t.id)
      .sort(),
  )

  for (const lane of state.waiting.values())
    for (const list of kinds.map((kind) => lane[kind]))
      for (let i = 1; i < list.length; i++) expect(list[i]?.time).toBeGreaterThanOrEqual(list[i - 1]?.time ?? 0)

  const bookings = tickets.flatMap((t) => t.booking?.id ?? [])
  expect(new Set(bookings).size, '[BYD-5] a booking gives one ticket').toBe(bookings.length)
}
