import { emptyOffice, type OfficeState, type RecordedEvent } from '@poczekalnia/queue-core'
import type { Person } from '@poczekalnia/queue-core/store'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OfficeSession } from '../../office/session.ts'
import { visitorFacts } from './visitor-facts.ts'

/** A desk whose visitor a test changes, and people who are looked up as slowly as the test likes. */
function desk() {
  const state: OfficeState = emptyOffice()
  const holder = { device: 'd', name: 'd', session: 'page' }
  const come = (ticket: string | null) => {
    state.desks.set(1, { status: 'open', holder, since: 0, ticket } as never)
    if (ticket !== null)
      state.tickets.set(ticket, {
        ...{ id: ticket, status: 'serving', desk: 1, booking: { id: `of-${ticket}`, time: '12:20' } },
      } as never)
  }
  const erased = new Set<string>()
  const asked: (() => void)[] = []
  const people = {
    get: (booking: string) =>
      new Promise<Person | null>((resolve) => {
        const row = erased.has(booking) ? null : ({ name: booking, case: null } as Person)
        asked.push(() => resolve(row))
      }),
  }
  const session = { state, notes: async () => [] } as unknown as OfficeSession
  const reader = visitorFacts(session, people)
  const event = (type: string) => [{ at: 0, actor: 'a', event: { type } }] as unknown as RecordedEvent[]
  return {
    come,
    erase(ticket: string) {
      erased.add(`of-${ticket}`)
      reader.happened(event('PersonErased'))
    },
    answer: () => asked.shift()?.(),
    reader,
    page: reader.forPage('page'),
    erased,
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('[ALL-4] while a visitor is looked up others come, go or are erased: the desk is told who is there', async () => {
  const step = fc.oneof(
    fc.record({ come: fc.constantFrom('t1', 't2', null) }),
    fc.record({ erase: fc.constantFrom('t1', 't2') }),
    fc.constant('answer' as const),
    fc.constant('ask' as const),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { come, erase, answer, page, reader, erased } = desk()
      let at: string | null = null
      let looking: Promise<void> | null = null
      const check = () => {
        const facts = page.now()
        if (!facts) return false
        const name = at === null || erased.has(`of-${at}`) ? null : `of-${at}`
        expect(facts.person?.name ?? null).toBe(name)
        expect(reader.areStill(facts)).toBe(true)
        return true
      }
      for (const one of steps) {
        if (one === 'answer') answer()
        else if (one === 'ask') {
          if (!check()) looking ??= page.lookUp().finally(() => (looking = null))
        } else if ('come' in one) {
          at = one.come
          come(at)
        } else erase(one.erase)
        await settled()
        check()
      }
      looking ??= page.lookUp()
      for (let done = false; !done; ) {
        answer()
        await settled()
        done = page.now() !== null
      }
      expect(check()).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('[ALL-4] facts that were looked up before something was erased are not those of now', async () => {
  const { come, erase, answer, page, reader } = desk()
  come('t1')
  const looking = page.lookUp()
  answer()
  await looking
  const facts = page.now()
  expect(facts?.person?.name).toBe('of-t1')
  erase('t1')
  expect([reader.areStill(facts!), page.now()]).toEqual([false, null])
})
