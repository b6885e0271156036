import { describe, expect, test } from 'vitest'
import type { Cut } from '../../cut.ts'
import type { BookingStore } from '../ports/index.ts'
import { booked, held, now, pending, taking, write } from './samples.ts'

const cut = (id: string, more: Partial<Cut> = {}): Cut => ({
  ...{
    id,
    office: 'a',
    kind: 'taken-back',
    date: '2026-11-26',
    from: null,
    to: null,
    places: null,
    seats: 0,
    staff: 'x1',
    at: now,
  },
  ...more,
})

/** What a store does with hours and places that an office takes back. */
export function cutsContract(name: string, open: () => BookingStore | Promise<BookingStore>): void {
  describe(name, () => {
    test('[BOK-11] a cut is kept once, by day and hour, until it is lifted or its day is dropped', async () => {
      const store = await open()
      await store.cuts.put(cut('late', { kind: 'closed-early', from: '14:00', to: '16:00' }))
      await store.cuts.put(cut('early', { places: 'desks', seats: 2 }))
      await store.cuts.put(cut('early', { seats: 1 }))
      await store.cuts.put(cut('old', { date: '2026-11-20' }))
      await store.cuts.put(cut('other', { office: 'b' }))
      const known = await store.cuts.from('a', '2026-11-21')
      expect(known.map(({ id }) => id)).toEqual(['early', 'late'])
      expect(known[0]).toEqual(cut('early', { places: 'desks', seats: 2 }))
      expect(known[1]).toMatchObject({ kind: 'closed-early' })
      expect(await store.cuts.lift('b', 'late')).toBe(false)
      expect(await store.cuts.lift('a', 'late')).toBe(true)
      expect(await store.cuts.lift('a', 'late')).toBe(false)
      await store.cuts.drop('a', '2026-11-26')
      expect((await store.cuts.from('a', '2026-01-01')).map(({ id }) => id)).toEqual(['early'])
      await store.close()
    })

    test('[BOK-11] [ALL-8] who changed a booking and that its place was cut stand beside it', async () => {
      const store = await open()
      const { bookings } = store
      await bookings.write(taking(held('b1')), now)
      await bookings.write(write(pending(held('b1'))), now)
      const changed = booked(pending(held('b1')), { staff: 'x1', cutAt: now })
      await bookings.write(write(changed), now)
      expect(await bookings.get('b1')).toEqual(changed)
      await store.close()
    })

    test('[ALL-12] codes that the office gave itself count as the day’s, anew with each telling', async () => {
      const store = await open()
      const { bookings } = store
      const seen: string[][] = []
      const look = async (date: string) => {
        const make = (codes: ReadonlySet<string>) => {
          seen.push([...codes].sort())
          return null
        }
        await bookings.write({ ...taking(held('b1')), codesOf: date, make }, now)
      }
      await bookings.keepCodes('a', '2026-11-26', ['0451', '1234'])
      await bookings.keepCodes('a', '2026-11-27', ['7788'])
      await look('2026-11-26')
      await bookings.keepCodes('a', '2026-11-26', ['1234'])
      await look('2026-11-26')
      await bookings.tidy('a', '2026-11-27', now)
      await look('2026-11-26')
      await look('2026-11-27')
      expect(seen).toEqual([['0451', '1234'], ['1234'], [], ['7788']])
      await store.close()
    })
  })
}
