import { emptyOffice, evolve, type OfficeEvent } from '@poczekalnia/queue-core'
import { MemoryStore } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { loadOffice } from '../operate/load-office.ts'
import { officeFile } from '../testing/running-hub.ts'
import { writePast } from './past.ts'

test('[ALL-4] [ALL-8] a demonstration’s past is a log like any other: it folds, ends before today, once', async () => {
  const office = loadOffice(officeFile)
  const now = office.time.instant('2026-11-19', '12:05')
  const store = new MemoryStore()
  const written = await writePast(store, office, now)
  const events = await Array.fromAsync(store.read('bydgoszcz'))
  expect(events).toHaveLength(written)
  const state = emptyOffice()
  let before = 0
  const tickets = new Set<string>()
  for (const { at, actor, type, data } of events) {
    const event = { type, ...(data as object) } as OfficeEvent
    expect(at).toBeGreaterThanOrEqual(before)
    before = at
    evolve(state, { at, actor, event })
    if (event.type === 'TicketIssued') tickets.add(event.ticket)
  }
  expect(before).toBeLessThanOrEqual(office.time.instant('2026-11-19', '00:00'))
  expect(state).toMatchObject({ dayBegan: null })
  expect(state.tickets.size).toBe(0)
  expect(tickets.size).toBeGreaterThan(400)
  expect(await writePast(store, office, now), 'a past is written once').toBe(0)
})
