import { afterEach, describe, expect, test } from 'vitest'
import { ConcurrencyConflict } from '../errors.ts'
import type { Store } from '../ports/index.ts'
import { addNote, fact, note } from './samples.ts'

const but = { type: 'forget-notes-but', office: 'a' } as const

/** What every store's notes do, whatever it keeps them in. */
export function notesContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`${name}: the contract of notes`, () => {
    let store: Store
    const fresh = async () => {
      store = await open()
      return store
    }
    afterEach(() => store.close())
    test('[ALL-4] [ALL-8] a note is there with the event that tells of it or not at all, in no event', async () => {
      await fresh()
      expect(await store.append('a', 0, [fact(1)], [addNote('Brakuje zdjęcia')])).toBe(1)
      await expect(store.append('a', 0, [fact(2)], [addNote('zweite')])).rejects.toThrow(ConcurrencyConflict)
      await store.append('a', 1, [fact(2)], [addNote('Доніс зображення')])
      expect(await store.notes.of('a', 't1')).toEqual([note('Brakuje zdjęcia'), note('Доніс зображення')])
      expect(await store.notes.of('b', 't1')).toEqual([])
      expect(JSON.stringify(await Array.fromAsync(store.read('a')))).not.toContain('zdjęcia')
    })

    test.each([
      ['with an event', (tickets: string[]) => store.append('a', 0, [fact(1)], [{ ...but, tickets }])],
      ['without one', (tickets: string[]) => store.note([{ ...but, tickets }])],
    ])('[ALL-4] notes on tickets that are no more are forgotten %s, of that office only', async (_, forget) => {
      await fresh()
      await store.append('b', 0, [], [addNote('y'), addNote('y', { ticket: 't2' }), addNote('y', { office: 'b' })])
      await forget(['t2'])
      const left = [store.notes.of('a', 't1'), store.notes.of('a', 't2'), store.notes.of('b', 't1')]
      expect((await Promise.all(left)).map(({ length }) => length)).toEqual([0, 1, 1])
      await store.note([{ ...but, tickets: [] }])
      expect(await store.notes.of('a', 't2')).toEqual([])
    })
  })
}
