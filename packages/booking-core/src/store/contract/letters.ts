import { afterEach, describe, expect, test } from 'vitest'
import type { BookingStore } from '../ports/index.ts'
import { held, letter, now, taking } from './samples.ts'

/** What every store's letters do, whatever it keeps them in. */
export function lettersContract(name: string, open: () => BookingStore): void {
  describe(`${name}: the contract of letters`, () => {
    let store: BookingStore
    const fresh = async (...ids: string[]) => {
      store = open()
      await store.bookings.write(taking(held('b1'), { letters: ids.map((id) => letter(id)) }), now)
      return store.letters
    }
    afterEach(() => store.close())
    const due = async (at: number) => (await store.letters.due(at, 10)).map(({ id }) => id)

    test('those that wait are due from when they were written on, the oldest first', async () => {
      const letters = await fresh('m2', 'm1')
      expect(await due(now - 1)).toEqual([])
      expect(await due(now)).toEqual(['m2', 'm1'])
      expect((await letters.due(now, 1)).map(({ id }) => id)).toEqual(['m2'])
      expect(await letters.nextAt()).toBe(now)
    })

    test('one that is being tried is nobody else’s, and is due again when whoever tried it has died', async () => {
      const letters = await fresh('m1')
      const [one] = await letters.due(now, 1)
      const both = await Promise.all([1, 2].map(() => letters.claim(one!, now + 60_000)))
      expect(both).toEqual([true, false])
      expect(await due(now + 59_999)).toEqual([])
      expect(await due(now + 60_000)).toEqual(['m1'])
      expect(await letters.of('b1')).toMatchObject([{ attempts: 1 }])
    })

    test('what was said is kept, and the text only while it is still needed', async () => {
      const letters = await fresh('m1', 'm2')
      await letters.settle('m1', { state: 'waiting', said: '451 later', nextAt: now + 300_000 })
      expect(await due(now)).toEqual(['m2'])
      expect(await letters.of('b1')).toMatchObject([
        { id: 'm1', said: '451 later', nextAt: now + 300_000, content: letter('m1').content },
        { id: 'm2' },
      ])
      await letters.settle('m1', { state: 'failed', said: '550 no such user' })
      await letters.settle('m2', { state: 'sent' })
      expect(await letters.of('b1')).toMatchObject([
        { state: 'failed', said: '550 no such user', content: '' },
        { state: 'sent', said: null, content: '' },
      ])
      expect(await letters.nextAt()).toBeNull()
    })
  })
}
