import { afterEach, describe, expect, test } from 'vitest'
import type { BookingStore, InLine } from '../ports/index.ts'
import { letter, now } from './samples.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const opens = now + HOUR_MS

const inLine = (ticket: string, more: Partial<InLine> = {}): InLine => ({
  ...{ ticket, office: 'a', opens, askedAt: now, network: `network of ${ticket}`, mailbox: null, booking: null },
  ...more,
})

/** What every store's line does, whatever it keeps it in. */
export function lineContract(name: string, open: () => BookingStore | Promise<BookingStore>): void {
  describe(`${name}: the contract of the line`, () => {
    let store: BookingStore
    const fresh = async () => {
      store = await open()
      return store.line
    }
    afterEach(() => store.close())

    test('[BOK-6] a place in line is kept with all that is known of it, by when it was asked for', async () => {
      const line = await fresh()
      const rows = [inLine('t1', { askedAt: now + 1 }), inLine('t2', { network: null, mailbox: 'm' })]
      for (const one of rows) expect(await line.join(one, 1)).toBe('joined')
      expect(await line.all('a', opens)).toEqual([rows[1], rows[0]])
      expect(await line.all('a', opens + 1)).toEqual([])
      expect(await line.all('b', opens)).toEqual([])
    })

    test('[BOK-15] a network has so many places in line without a code, also when all ask at once', async () => {
      const line = await fresh()
      const asked = ['t1', 't2', 't3'].map((ticket) => line.join(inLine(ticket, { network: 'hostel' }), 2))
      expect(await Promise.all(asked)).toEqual(['joined', 'joined', 'network'])
      expect(await line.join(inLine('t4', { network: 'hostel', opens: opens + 1 }), 2)).toBe('joined')
    })

    test('[BOK-15] who gives a place in line up may have another, with the same mailbox and network', async () => {
      const line = await fresh()
      const one = inLine('t1', { network: 'home', mailbox: 'm' })
      await line.join(one, 1)
      await line.leave('t1')
      await line.leave('t2')
      expect(await line.join({ ...one, ticket: 't3' }, 1)).toBe('joined')
    })

    test('[BOK-15] a mailbox has one place in line for an opening', async () => {
      const line = await fresh()
      const ofMail = { network: null, mailbox: 'm' }
      expect(await Promise.all(['t1', 't2'].map((t) => line.join(inLine(t, ofMail), 1)))).toEqual(['joined', 'mailbox'])
      expect(await line.join(inLine('t3', { ...ofMail, opens: opens + 1 }), 1)).toBe('joined')
    })

    test('a place in line is used once', async () => {
      const line = await fresh()
      await line.join(inLine('t1'), 1)
      expect(await Promise.all(['b1', 'b2'].map((b) => line.use('t1', b)))).toEqual([true, false])
      expect(await line.use('nobody', 'b3')).toBe(false)
      expect(await line.all('a', opens)).toEqual([inLine('t1', { booking: 'b1' })])
    })

    test('[BOK-6] two places in line are never one person’s when they say who they are', async () => {
      const line = await fresh()
      for (const n of [1, 2]) {
        await line.join(inLine(`t${n}`), 1)
        await line.use(`t${n}`, `b${n}`)
      }
      expect(await line.bind('b1', 'olena')).toBe(true)
      expect(await line.bind('b1', 'olena')).toBe(true)
      expect(await line.bind('b2', 'olena')).toBe(false)
      expect(await line.bind('b2', 'other')).toBe(true)
      expect(await line.bind('none of the line', 'olena')).toBe(true)
    })

    test('[BOK-15] a work that was done counts once', async () => {
      const line = await fresh()
      expect(await Promise.all([1, 2].map(() => line.spend('w1', now + 1)))).toEqual([true, false])
      await line.tidy('a', 0, now)
      expect(await line.spend('w1', now + 1)).toBe(false)
      await line.tidy('a', 0, now + 1)
      expect(await line.spend('w1', now + 2)).toBe(true)
    })

    test('[BOK-17] what is over is dropped: places of old openings, and letters of no booking', async () => {
      const line = await fresh()
      await line.join(inLine('t1'), 1)
      await line.writeLetter('t1', letter('m1'), now)
      await line.tidy('b', opens + 1, now + DAY_MS)
      await line.tidy('a', opens, now + DAY_MS)
      expect([await line.all('a', opens), await store.letters.of('line:t1')]).toMatchObject([
        [{ ticket: 't1' }],
        [{ id: 'm1' }],
      ])
      await line.tidy('a', opens + 1, now + DAY_MS + 1)
      expect([await line.all('a', opens), await store.letters.of('line:t1')]).toEqual([[], []])
    })
  })
}
