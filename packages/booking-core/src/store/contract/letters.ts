import { afterEach, describe, expect, test } from 'vitest'
import type { BookingStore, LetterFilter } from '../ports/index.ts'
import { held, letter, now, taking } from './samples.ts'

/** What every store's letters do, whatever it keeps them in. */
export function lettersContract(name: string, open: () => BookingStore | Promise<BookingStore>): void {
  describe(`${name}: the contract of letters`, () => {
    let store: BookingStore
    const fresh = async (...ids: string[]) => {
      store = await open()
      await store.bookings.write(taking(held('b1'), { letters: ids.map((id) => letter(id)) }), now)
      return store.letters
    }
    afterEach(() => store.close())
    const take = async (at: number, most = 10) => (await store.letters.take(at, at + 60_000, most)).map(({ id }) => id)

    test('those that wait are due from when they were written on, the oldest first', async () => {
      const letters = await fresh('m2', 'm1')
      expect(await letters.nextAt()).toBe(now)
      expect(await take(now - 1)).toEqual([])
      expect(await take(now, 1)).toEqual(['m2'])
      expect(await take(now)).toEqual(['m1'])
    })

    test('one that is being tried is nobody else’s, and is due again when whoever tried it has died', async () => {
      const letters = await fresh('m1', 'm2')
      const both = await Promise.all([1, 2].map(() => letters.take(now, now + 15_000, 1)))
      expect(both.map((taken) => taken.map(({ id, attempts }) => `${id} ${attempts}`))).toEqual([['m1 1'], ['m2 1']])
      await letters.keepTaken(['m2', 'nobody'], now + 20_000)
      expect(await take(now + 14_999)).toEqual([])
      expect(await take(now + 15_000)).toEqual(['m1'])
      expect(await take(now + 20_000)).toEqual(['m2'])
      expect(await letters.of('b1')).toMatchObject([{ attempts: 2 }, { attempts: 2 }])
      await letters.settle('m2', { state: 'sent' })
      await letters.keepTaken(['m2'], now)
      expect(await take(now + 79_999)).toEqual(['m1'])
    })

    test('what was said is kept, and the text only while it is still needed', async () => {
      const letters = await fresh('m1', 'm2')
      await letters.settle('m1', { state: 'waiting', said: '451 later', nextAt: now + 300_000 })
      expect(await take(now)).toEqual(['m2'])
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

    test('[BOK-10] one that came back is told with why and tried no more, whatever is heard later', async () => {
      const letters = await fresh('m1', 'm2', 'm3')
      await letters.settle('m1', { state: 'sent' })
      await letters.settle('m3', { state: 'failed', said: '550' })
      expect(await letters.bounce('m1', '5.1.1 no such user', now + 1)).toBe(true)
      // Perhaps it was taken, and came back before that was known.
      expect(await letters.bounce('m2', '5.2.2 full', now + 2)).toBe(true)
      await letters.settle('m2', { state: 'waiting', said: 'cut', nextAt: now + 9 })
      for (const id of ['m1', 'm3', 'nobody']) expect(await letters.bounce(id, 'x', now + 3)).toBe(false)
      expect(await letters.of('b1')).toMatchObject([
        { id: 'm1', state: 'sent', bouncedAt: now + 1, said: '5.1.1 no such user' },
        { id: 'm2', state: 'sent', bouncedAt: now + 2, said: '5.2.2 full', content: '' },
        { id: 'm3', state: 'failed', bouncedAt: null },
      ])
      expect(await letters.nextAt()).toBeNull()
    })

    test('an office’s letters are listed, the newest first, by how they stand, and on from any of them', async () => {
      const letters = await fresh('m1', 'm2', 'm3', 'm4')
      await letters.settle('m1', { state: 'sent' })
      await letters.settle('m2', { state: 'failed', said: '550' })
      await letters.bounce('m3', '5.1.1', now)
      const listed = async (...asked: [show: LetterFilter, before?: number, most?: number]) =>
        (await letters.list('a', asked[0], asked[1] ?? Number.MAX_SAFE_INTEGER, asked[2] ?? 10)).map(({ id }) => id)
      expect(await listed('all')).toEqual(['m4', 'm3', 'm2', 'm1'])
      expect(await listed('waiting')).toEqual(['m4'])
      expect(await listed('failed')).toEqual(['m2'])
      expect(await listed('bounced')).toEqual(['m3'])
      const [, second] = await letters.list('a', 'all', Number.MAX_SAFE_INTEGER, 2)
      expect(await listed('all', second?.order)).toEqual(['m2', 'm1'])
      expect(await letters.list('b', 'all', Number.MAX_SAFE_INTEGER, 10)).toEqual([])
      await letters.settle('m4', { state: 'waiting', said: '451', nextAt: now + 9_000_000 })
      expect([await letters.hurry('m4', now), await letters.hurry('m1', now)]).toEqual([true, false])
      expect(await take(now)).toEqual(['m4'])
    })
  })
}
