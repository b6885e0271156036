import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateFor } from '../estimate/estimate.ts'
import { pastClosing } from '../estimate/past-closing.ts'
import { officeDay } from '../testing/office-day.ts'
import { anyRules, anyStep, officeBy, playStep } from '../testing/random-room.ts'
import { aheadOf } from '../ticketing/ahead.ts'
import { ticketPageViews } from './ticket-page-view.ts'
import { whyWaiting } from './why-waiting.ts'

test('[ALL-9] [ALL-10] pages that are worked out together say of each ticket what it would be told alone', () => {
  fc.assert(
    fc.property(anyRules, fc.array(anyStep, { minLength: 8, maxLength: 40 }), (rules, steps) => {
      const day = officeDay(officeBy(rules)).at('12:00')
      for (const next of steps) playStep(day, next)
      const { office, state } = day
      const now = day.now()
      const pageOf = ticketPageViews({ office, now, seq: 1, demo: false }, state)
      for (const ticket of state.tickets.values()) {
        const told = pageOf(ticket.code)?.state
        if (told?.status !== 'waiting') {
          expect(ticket.status).not.toBe('waiting')
          continue
        }
        const estimate = estimateFor(office, state, now, ticket)
        const past = pastClosing(office, state, now, estimate)
        expect(told).toEqual({
          status: 'waiting',
          ahead: aheadOf(office, state, now, ticket),
          estimate,
          desk: ticket.onlyDesk,
          why: whyWaiting(office, state, now, ticket),
          ...(past && { pastClosing: past }),
        })
      }
    }),
    { numRuns: 40 },
  )
})
