import { afterEach, describe, expect, test } from 'vitest'
import { ConcurrencyConflict, PersonConflict, RowsRefused } from '../errors.ts'
import type { Alongside, Person, Store } from '../ports/index.ts'
import { addNote, fact, person, put } from './samples.ts'

/** What every store's people do, whatever it keeps them in. */
export function peopleContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`${name}: the contract of people`, () => {
    let store: Store
    const fresh = async () => {
      store = await open()
      return store
    }
    afterEach(() => store.close())
    const bookings = (people: readonly Person[]) => people.map(({ booking }) => booking)
    const keep = (...people: readonly Person[]) => store.append('a', 0, [], put(...people))

    test('knows people by booking, and a row that was imported before', async () => {
      await fresh()
      await keep(person('b1', { case: 'WSC-1/2026' }), person('b2'))
      expect(await store.people.get('b1')).toEqual(person('b1', { case: 'WSC-1/2026' }))
      expect(await store.people.get('b9')).toBeNull()
      expect(bookings(await store.people.some(['b2', 'b9', 'b1'])).sort()).toEqual(['b1', 'b2'])
      expect(await store.people.some([])).toEqual([])
      expect(await store.people.find(person('b2'))).toBe('b2')
      expect(await store.people.find(person('b2', { time: '12:40' }))).toBeNull()
    })

    test('[BOK-4] knows the same person at the same hour however they are written', async () => {
      await fresh()
      await keep(person('b1', { name: 'Liam O’Hara', email: 'liam@example.org' }))
      const known = (name: string, email = 'LIAM@example.org') => store.people.find(person('x', { name, email }))
      for (const name of ["LIAM O'HARA", 'Liam\u{a0}O‘Hara', 'Li\u{200b}am O’Hara'])
        expect(await known(name)).toBe('b1')
      expect(await known('Liam Ohara')).toBeNull()
      expect(await known('Liam O’Hara', 'other@example.org')).toBeNull()
    })

    test('gives everybody of an office in pages, by day and hour, and by day', async () => {
      await fresh()
      await keep(...['b3', 'b1', 'b2', 'b4'].map((booking) => person(booking)), person('b5', { office: 'katowice' }))
      const page = async (after: string) => bookings(await store.people.page('bydgoszcz', after, 3))
      expect([await page(''), await page('b3'), await page('b4')]).toEqual([['b1', 'b2', 'b3'], ['b4'], []])
      const { date } = person('b6')
      await keep(person('b6', { time: '09:00' }), person('b0', { date: '2026-11-20' }))
      expect(bookings(await store.people.all('bydgoszcz'))).toEqual(['b6', 'b1', 'b2', 'b3', 'b4', 'b0'])
      expect(await store.people.days('bydgoszcz')).toEqual([
        { date, people: 5 },
        { date: '2026-11-20', people: 1 },
      ])
    })

    test('takes the same booking again, with new data', async () => {
      await fresh()
      await keep(person('b1'))
      await keep(person('b1', { case: 'WSC-2/2026' }))
      expect((await store.people.get('b1'))?.case).toBe('WSC-2/2026')
    })

    test('refuses the same person at the same hour under another booking, all rows of it', async () => {
      await fresh()
      await keep(person('b1'))
      await expect(keep(person('b2'), { ...person('b1'), booking: 'b3' })).rejects.toThrow(PersonConflict)
      expect(await store.people.some(['b2', 'b3'])).toEqual([])
    })

    test('[ALL-4] [ALL-8] erases one person and their notes together with the event that tells of it', async () => {
      await fresh()
      await keep(person('b1'), person('b2', { time: '09:00' }))
      const { office } = person('b1')
      await store.append('a', 0, [fact(1)], [addNote('Kowal', { office }), addNote('Kowal', { office, ticket: 't2' })])
      const erasing: Alongside[] = [
        { type: 'erase-person', booking: 'b1' },
        { type: 'forget-notes', office, ticket: 't1' },
      ]
      await expect(store.append('a', 0, [fact(2)], erasing)).rejects.toThrow(ConcurrencyConflict)
      expect(await store.people.get('b1')).not.toBeNull()
      expect(await store.notes.of(office, 't1')).toHaveLength(1)
      expect(await store.append('a', 1, [fact(2)], erasing)).toBe(2)
      expect(await store.people.get('b1')).toBeNull()
      expect(await store.people.get('b2')).not.toBeNull()
      expect(await store.notes.of(office, 't1')).toEqual([])
      expect(await store.notes.of(office, 't2')).toHaveLength(1)
      await store.scrub()
    })

    test('[ALL-4] [ALL-8] erases who came before a date and nobody else, as many as the event tells', async () => {
      await fresh()
      await keep(person('b1', { date: '2026-11-04' }), person('b2', { date: '2026-11-05' }))
      const date = '2026-11-05'
      const erase = (people: number, version: number) =>
        store.append('a', version, [fact(version + 1)], [{ type: 'erase-people-before', date, people }])
      expect(await store.people.countBefore(date)).toBe(1)
      await expect(erase(2, 0)).rejects.toThrow(RowsRefused)
      expect(await store.people.get('b1')).not.toBeNull()
      expect(await erase(1, 0)).toBe(1)
      expect(await store.people.get('b1')).toBeNull()
      expect(await store.people.get('b2')).not.toBeNull()
      expect(await store.people.countBefore(date)).toBe(0)
    })
  })
}
