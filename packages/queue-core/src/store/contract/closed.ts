import { describe, expect, test } from 'vitest'
import type { Store } from '../ports/index.ts'
import { addNote, fact, person, profile, put } from './samples.ts'

const key = {
  office: 'bydgoszcz',
  date: '2026-11-19',
  time: '12:20',
  queue: 'pobyt',
  name: 'A',
  email: 'a@example.org',
}

/**
 * Whatever can be asked of a store, port by port. Asked within a promise: a part may be made when it is first asked
 * for.
 */
const questions: Record<string, (store: Store) => Promise<unknown>> = {
  read: (store) => Array.fromAsync(store.read('a')),
  versionBefore: (store) => store.versionBefore('a', 1),
  append: (store) => store.append('a', 1, [fact(2)]),
  note: (store) => store.note([{ type: 'forget-notes-but', office: 'a', tickets: [] }]),
  load: (store) => store.load('a'),
  save: (store) => store.save('a', 1, 'one'),
  'people.get': ({ people }) => people.get('b1'),
  'people.some': ({ people }) => people.some(['b1']),
  'people.find': ({ people }) => people.find(key),
  'people.all': ({ people }) => people.all('bydgoszcz'),
  'people.page': ({ people }) => people.page('bydgoszcz', '', 10),
  'people.days': ({ people }) => people.days('bydgoszcz'),
  'people.countBefore': ({ people }) => people.countBefore('2026-11-20'),
  'notes.of': ({ notes }) => notes.of('a', 't1'),
  'profiles.offices': ({ profiles }) => profiles.offices(),
  'profiles.newest': ({ profiles }) => profiles.newest('a'),
  'profiles.version': ({ profiles }) => profiles.version('a', 1),
  'profiles.list': ({ profiles }) => profiles.list('a'),
  'staff.password': ({ staff }) => staff.password('ewa'),
  'staff.accounts': ({ staff }) => staff.accounts(),
  'staff.sessions': ({ staff }) => staff.sessions(),
}

/** What every store does once it is closed, whatever it keeps things in. */
export function closedContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`${name}: the contract of a store that is closed`, () => {
    test.each(Object.keys(questions))('%s fails with the store’s own error', async (question) => {
      const store = await open()
      const change = { type: 'keep-profile', profile: profile(1) } as const
      await store.append('a', 0, [fact(1)], [...put(person('b1')), addNote('one'), change])
      await store.close()
      await expect((async () => questions[question]!(store))()).rejects.toMatchObject({
        name: 'StoreFailure',
        kind: 'closed',
      })
    })
  })
}
