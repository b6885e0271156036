import { expect, test } from 'vitest'
import { officeDay } from '../testing/office-day.ts'
import { toSnapshot } from './snapshot.ts'

test('[ALL-10] the range that a visitor was told stays in the log with the ticket', () => {
  const day = officeDay().at('12:05')
  const told = { low: 25, high: 40 }
  const take = { type: 'TakeTicket', queue: 'uzupelnienie-dokumentow', language: 'pl' } as const
  expect(day.act({ ...take, ticket: 'a', code: 'a', quotedEstimate: told }).events).toMatchObject([
    { type: 'TicketIssued', told },
  ])
  expect(day.act({ ...take, ticket: 'b', code: 'b', quotedEstimate: null }).events).toMatchObject([{ told: null }])
  expect(day.act({ ...take, ticket: 'c', code: 'c' }).events[0]).not.toHaveProperty('told')
})

test('[ALL-8] what a machine had to refuse is in the log, counted, and changes nothing else', () => {
  const day = officeDay().at('12:05')
  day.takeTicket()
  const before = toSnapshot({ ...day.state, refusedToday: 7 })
  const refusals = [{ code: 'pin-unknown', queue: null, times: 7 }] as const
  expect(day.act({ type: 'CountRefusals', refusals }, 'kiosk:Entrance').events).toEqual([
    { type: 'VisitorsRefused', refusals },
  ])
  expect(toSnapshot(day.state)).toBe(before)
})
