import { afterEach, describe, expect, test } from 'vitest'
import { ConcurrencyConflict, PersonConflict, RowsRefused, StoreFailure } from '../errors.ts'
import { chainHash, genesisHash } from '../hash-chain.ts'
import type { NewEvent, Store } from '../ports/store.ts'
import type { Note } from '../sqlite/notes.ts'
import type { Person } from '../sqlite/people.ts'
import type { ProfileVersion } from '../sqlite/profiles.ts'

/** A fact of a test; `n` tells it from others. */
export const fact = (n: number, more: Partial<NewEvent> = {}): NewEvent => ({
  at: 1_795_000_000_000 + n,
  actor: 'kiosk:1',
  type: 'TicketIssued',
  data: { n },
  ...more,
})

export const person = (booking: string, more: Partial<Person> = {}): Person => ({
  booking,
  office: 'bydgoszcz',
  date: '2026-11-19',
  time: '12:20',
  queue: 'pobyt',
  name: `Олена ${booking}`,
  email: `${booking}@example.org`,
  case: null,
  ...more,
})

function circle(): object {
  const data: Record<string, unknown> = {}
  data.own = data
  return data
}

/** What every store does, whatever it keeps its events in. */
export function storeContract(name: string, open: () => Store): void {
  describe(`${name}: the store's contract`, () => {
    let store: Store
    const fresh = () => {
      store = open()
      return store
    }
    afterEach(() => store.close())
    const numbers = async (stream: string, after?: number) =>
      (await Array.fromAsync(store.read(stream, after))).map((event) => [event.version, event.data])

    test('a stream that does not exist is empty', async () => {
      expect(await numbers.call(fresh(), 'a')).toEqual([])
    })

    test('gives back what was appended, in order, with versions from 1', async () => {
      fresh()
      expect(await store.append('a', 0, [fact(1), fact(2, { key: 'k2' })])).toBe(2)
      expect(await store.append('a', 2, [fact(3)])).toBe(3)
      const events = await Array.fromAsync(store.read('a'))
      expect(events.map(({ hash: _, ...event }) => event)).toEqual([
        { ...fact(1), version: 1 },
        { ...fact(2), key: 'k2', version: 2 },
        { ...fact(3), version: 3 },
      ])
    })

    test('reads on after a version, also past the end', async () => {
      fresh()
      await store.append('a', 0, [fact(1), fact(2), fact(3)])
      expect(await numbers('a', 1)).toEqual([
        [2, { n: 2 }],
        [3, { n: 3 }],
      ])
      expect(await numbers('a', 3)).toEqual([])
      expect(await numbers('a', 9)).toEqual([])
    })

    test('reads more than a page', async () => {
      fresh()
      await store.append(
        'a',
        0,
        Array.from({ length: 1_300 }, (_, n) => fact(n + 1)),
      )
      const versions = (await Array.fromAsync(store.read('a'))).map((event) => event.version)
      expect(versions).toEqual(Array.from({ length: 1_300 }, (_, n) => n + 1))
    })

    test('keeps streams apart', async () => {
      fresh()
      await store.append('a', 0, [fact(1)])
      await store.append('b', 0, [fact(2)])
      expect(await numbers('a')).toEqual([[1, { n: 1 }]])
      expect(await numbers('b')).toEqual([[1, { n: 2 }]])
    })

    test('refuses a stream that exists when it must not', async () => {
      fresh()
      await store.append('a', 0, [fact(1)])
      await expect(store.append('a', 0, [fact(2)])).rejects.toMatchObject({
        name: 'ConcurrencyConflict',
        stream: 'a',
        expected: 0,
        actual: 1,
      })
      expect(await numbers('a')).toEqual([[1, { n: 1 }]])
    })

    test.each([1, 5])('refuses version %i of a stream that does not exist', async (expected) => {
      fresh()
      await expect(store.append('a', expected, [fact(1)])).rejects.toThrow(ConcurrencyConflict)
      expect(await numbers('a')).toEqual([])
    })

    test.each([1, 3])('refuses version %i of a stream at 2, whole', async (expected) => {
      fresh()
      await store.append('a', 0, [fact(1), fact(2)])
      await expect(store.append('a', expected, [fact(3), fact(4)])).rejects.toThrow(ConcurrencyConflict)
      expect(await numbers('a')).toHaveLength(2)
    })

    test('of appends in one turn with the same expectation exactly one wins, and the others lose alone', async () => {
      fresh()
      const outcomes = await Promise.allSettled([
        store.append('a', 0, [fact(1)]),
        store.append('a', 0, [fact(2)]),
        store.append('b', 0, [fact(3)]),
        store.append('a', 1, [fact(4)]),
      ])
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
      expect(await numbers('a')).toEqual([
        [1, { n: 1 }],
        [2, { n: 4 }],
      ])
    })

    test('appending nothing changes nothing', async () => {
      fresh()
      expect(await store.append('a', 0, [])).toBe(0)
      expect(await numbers('a')).toEqual([])
    })

    test.each<[string, NewEvent]>([
      ['a time that is not whole', fact(1, { at: 1.5 })],
      ['data that is not JSON', fact(1, { data: undefined })],
      ['data that holds itself', fact(1, { data: circle() })],
      ['a broken text', fact(1, { actor: '\ud800' })],
      ['a broken key', fact(1, { key: 'k\udfff' })],
    ])('refuses %s and goes on', async (_, event) => {
      fresh()
      await expect(store.append('a', 0, [fact(1), event])).rejects.toThrow(RowsRefused)
      expect(await store.append('a', 0, [fact(1)])).toBe(1)
    })

    test('every event carries the hash of itself and all before it, from the genesis value on', async () => {
      fresh()
      await store.append('zażółć', 0, [fact(1, { data: { note: 'Żółć "\n' }, key: 'k' }), fact(2)])
      const [first, second] = await Array.fromAsync(store.read('zażółć'))
      const row = (event: NewEvent) => ({ ...event, key: event.key ?? null, data: JSON.stringify(event.data) })
      expect(first?.hash).toBe(chainHash(genesisHash, 'zażółć', 1, row(first!)))
      expect(second?.hash).toBe(chainHash(first!.hash, 'zażółć', 2, row(second!)))
      expect(first?.hash).toMatch(/^[0-9a-f]{64}$/)
    })

    test('keeps the newest snapshot of a stream', async () => {
      fresh()
      expect(await store.load('a')).toBeNull()
      const appended = store.append('a', 0, [fact(1), fact(2)])
      await store.save('a', 1, 'after one')
      await appended
      await store.save('a', 2, 'after two')
      const events = await Array.fromAsync(store.read('a'))
      expect(await store.load('a')).toEqual({ version: 2, hash: events[1]?.hash, state: 'after two' })
      expect(await store.load('b')).toBeNull()
    })

    test('refuses a snapshot of a version that the log has not reached', async () => {
      fresh()
      await store.append('a', 0, [fact(1)])
      await expect(store.save('a', 2, 'future')).rejects.toThrow(RangeError)
      expect(await store.load('a')).toBeNull()
    })

    test('takes nothing after it was closed', async () => {
      fresh()
      store.close()
      await expect(store.append('a', 0, [fact(1)])).rejects.toThrow(StoreFailure)
    })

    test('knows people by booking, and a row that was imported before', () => {
      fresh()
      store.people.put([person('b1', { case: 'WSC-1/2026' }), person('b2')])
      expect(store.people.get('b1')).toEqual({ name: 'Олена b1', email: 'b1@example.org', case: 'WSC-1/2026' })
      expect(store.people.get('b9')).toBeNull()
      expect(store.people.find(person('b2'))).toBe('b2')
      expect(store.people.find(person('b2', { time: '12:40' }))).toBeNull()
    })

    test('[BOK-4] knows the same person at the same hour however they are written', () => {
      fresh()
      store.people.put([person('b1', { name: 'Liam O’Hara', email: 'liam@example.org' })])
      const known = (name: string, email = 'LIAM@example.org') => store.people.find(person('x', { name, email }))
      for (const name of ["LIAM O'HARA", 'Liam\u{a0}O‘Hara', 'Li\u{200b}am O’Hara']) expect(known(name)).toBe('b1')
      expect(known('Liam Ohara')).toBeNull()
      expect(known('Liam O’Hara', 'other@example.org')).toBeNull()
    })

    test('gives everybody of an office in pages', () => {
      fresh()
      store.people.put(['b3', 'b1', 'b2', 'b4'].map((booking) => person(booking)))
      store.people.put([person('b5', { office: 'katowice' })])
      const page = (after: string) => store.people.page('bydgoszcz', after, 3).map(({ booking }) => booking)
      expect([page(''), page('b3'), page('b4')]).toEqual([['b1', 'b2', 'b3'], ['b4'], []])
    })

    test('takes the same booking again, with new data', () => {
      fresh()
      store.people.put([person('b1')])
      store.people.put([person('b1', { case: 'WSC-2/2026' })])
      expect(store.people.get('b1')?.case).toBe('WSC-2/2026')
    })

    test('refuses the same person at the same hour under another booking, all rows of it', () => {
      fresh()
      store.people.put([person('b1')])
      expect(() => store.people.put([person('b2'), { ...person('b1'), booking: 'b3' }])).toThrow(PersonConflict)
      expect(store.people.get('b2')).toBeNull()
      expect(store.people.get('b3')).toBeNull()
    })

    test('[ALL-4] erases one person with the notes on their ticket, together with the event that tells of it', async () => {
      fresh()
      store.people.put([person('b1'), person('b2', { time: '09:00' }), person('b3', { date: '2026-11-20' })])
      const { office, date } = person('b1')
      const [one, two, three] = [fact(1), fact(2), fact(3)] as const
      const note = { office, ticket: 't1', at: 1, by: 'Anna', text: 'Kowal' }
      await store.notes.add(note, { stream: 'a', expectedVersion: 0, events: [one] })
      await store.notes.add({ ...note, ticket: 't2' }, { stream: 'a', expectedVersion: 1, events: [two] })
      expect(store.people.all(office).map(({ booking }) => booking)).toEqual(['b2', 'b1', 'b3'])
      expect(store.people.days(office)).toEqual([
        { date, people: 2 },
        { date: '2026-11-20', people: 1 },
      ])
      expect(store.people.row('b1')).toEqual(person('b1'))
      const whom = { office, booking: 'b1', ticket: 't1' }
      const late = store.people.erase(whom, { stream: 'a', expectedVersion: 1, events: [three] })
      await expect(late).rejects.toThrow(ConcurrencyConflict)
      expect(store.people.row('b1')).not.toBeNull()
      expect(store.notes.of(office, 't1')).toHaveLength(1)
      expect(await store.people.erase(whom, { stream: 'a', expectedVersion: 2, events: [three] })).toBe(3)
      expect(store.people.row('b1')).toBeNull()
      expect(store.people.get('b2')).not.toBeNull()
      expect(store.notes.of(office, 't1')).toEqual([])
      expect(store.notes.of(office, 't2')).toHaveLength(1)
      expect(await Array.fromAsync(store.read('a'))).toHaveLength(3)
    })

    test('writes events and people together or not at all', async () => {
      fresh()
      await store.append('a', 0, [fact(1)], [person('b1')])
      expect(store.people.get('b1')).not.toBeNull()

      await expect(store.append('a', 0, [fact(2)], [person('b2')])).rejects.toThrow(ConcurrencyConflict)
      expect(store.people.get('b2')).toBeNull()

      const known = { ...person('b1'), booking: 'b3' }
      const outcomes = await Promise.allSettled([
        store.append('a', 1, [fact(3)], [person('b4'), known]),
        store.append('a', 1, [fact(4)]),
      ])
      expect(outcomes[0]).toMatchObject({ status: 'rejected', reason: { name: 'PersonConflict' } })
      expect(outcomes[1]).toEqual({ status: 'fulfilled', value: 2 })
      expect(store.people.get('b4')).toBeNull()
      expect(await numbers('a')).toEqual([
        [1, { n: 1 }],
        [2, { n: 4 }],
      ])
    })

    test('[ALL-4] erases who came before a date, and nobody else', () => {
      fresh()
      store.people.put([person('b1', { date: '2026-11-04' }), person('b2', { date: '2026-11-05' })])
      expect(store.people.eraseBefore('2026-11-05')).toBe(1)
      expect(store.people.get('b1')).toBeNull()
      expect(store.people.get('b2')).not.toBeNull()
      expect(store.people.eraseBefore('2026-11-05')).toBe(0)
    })

    test('[ALL-8] a password and the event that tells of it are there together or not at all', async () => {
      const { staff } = fresh()
      const set = { type: 'set-password', account: 'a1', hash: '$argon2id$one', mustChange: true } as const
      expect(staff.password('a1')).toBeNull()
      expect(await staff.change([set], { stream: 'staff', expectedVersion: 0, events: [fact(1)] })).toBe(1)
      expect(staff.password('a1')).toEqual({ hash: '$argon2id$one', mustChange: true })
      const late = { ...set, hash: '$argon2id$two', mustChange: false }
      await expect(
        staff.change([late], { stream: 'staff', expectedVersion: 0, events: [fact(2)] }),
      ).rejects.toBeInstanceOf(ConcurrencyConflict)
      expect(staff.password('a1')).toMatchObject({ hash: '$argon2id$one' })
      expect(await numbers('staff')).toHaveLength(1)
      await staff.change([late])
      expect(staff.password('a1')).toEqual({ hash: '$argon2id$two', mustChange: false })
      await staff.change([{ type: 'drop-password', account: 'a1' }])
      expect(staff.password('a1')).toBeNull()
      expect(JSON.stringify(await Array.fromAsync(store.read('staff')))).not.toContain('argon2')
    })

    test('[ALL-4] [ALL-8] a note and the event that tells of it are there together or not at all; its text is in no event', async () => {
      const { notes } = fresh()
      const note = (text: string, more: Partial<Note> = {}): Note => ({
        office: 'a',
        ticket: 't1',
        at: 5,
        by: 'clerk:Ewa',
        text,
        ...more,
      })
      const log = (expectedVersion: number) => ({ stream: 'a', expectedVersion, events: [fact(expectedVersion + 1)] })
      expect(await notes.add(note('Brakuje zdjęcia'), log(0))).toBe(1)
      await expect(notes.add(note('zweite'), log(0))).rejects.toBeInstanceOf(ConcurrencyConflict)
      await notes.add(note('Доніс зображення'), log(1))
      expect(notes.of('a', 't1').map(({ text, by, at }) => [text, by, at])).toEqual([
        ['Brakuje zdjęcia', 'clerk:Ewa', 5],
        ['Доніс зображення', 'clerk:Ewa', 5],
      ])
      expect(notes.of('b', 't1')).toEqual([])
      expect(JSON.stringify(await Array.fromAsync(store.read('a')))).not.toContain('zdjęcia')
    })

    test('[ALL-4] notes on tickets that are no more are erased, of that office only', async () => {
      const { notes } = fresh()
      for (const [office, ticket] of [
        ['a', 't1'],
        ['a', 't2'],
        ['b', 't1'],
      ] as const)
        await notes.add(
          { office, ticket, at: 1, by: 'x', text: 'y' },
          { stream: `${office}${ticket}`, expectedVersion: 0, events: [fact(1)] },
        )
      expect(notes.keepOnly('a', new Set(['t2']))).toBe(1)
      expect([notes.of('a', 't1'), notes.of('a', 't2'), notes.of('b', 't1')].map((n) => n.length)).toEqual([0, 1, 1])
      expect(notes.keepOnly('a', new Set())).toBe(1)
      expect(notes.keepOnly('a', new Set())).toBe(0)
    })

    test('[ALL-8] a profile and the event that tells of it are there together or not at all; every one is kept', async () => {
      const { profiles } = fresh()
      const kept = (version: number, more: Partial<ProfileVersion> = {}): ProfileVersion => ({
        ...{ office: 'a', version, at: version * 10, by: 'administrator:Ewa', origin: 'editor', hash: `h${version}` },
        ...{ text: `id: a # Żółć ${version}`, inFile: false, fileBefore: null },
        ...more,
      })
      const log = (expectedVersion: number) => ({ stream: 'a', expectedVersion, events: [fact(expectedVersion + 1)] })
      expect(profiles.newest('a')).toBeNull()
      expect(await profiles.add(kept(1), log(0))).toBe(1)
      await expect(profiles.add(kept(2), log(0))).rejects.toBeInstanceOf(ConcurrencyConflict)
      expect(profiles.newest('a')).toEqual(kept(1))
      await profiles.add(kept(2, { origin: 'file', fileBefore: 'f1' }), log(1))
      await profiles.markInFile('a', 2)
      expect(profiles.newest('a')).toEqual(kept(2, { origin: 'file', fileBefore: 'f1', inFile: true }))
      expect(profiles.version('a', 1)).toEqual(kept(1))
      expect([profiles.version('a', 3), profiles.version('b', 1)]).toEqual([null, null])
      expect(profiles.list('a').map(({ version, inFile }) => [version, inFile])).toEqual([
        [2, true],
        [1, false],
      ])
      expect(profiles.list('a')[0]).not.toHaveProperty('text')
      expect(profiles.offices()).toEqual(['a'])
    })

    test('sessions begin, are seen and end', async () => {
      const { staff } = fresh()
      const session = (token: string, began: number) => ({ token, account: 'a1', began, seen: began })
      await staff.change([
        { type: 'begin-session', ...session('t1', 1) },
        { type: 'begin-session', ...session('t2', 2) },
      ])
      await staff.change([
        { type: 'see-session', token: 't2', seen: 9 },
        { type: 'see-session', token: 'gone', seen: 9 },
        { type: 'end-session', token: 't1' },
      ])
      expect(staff.sessions()).toEqual([{ ...session('t2', 2), seen: 9 }])
    })

    test('tells which version came last before an instant', async () => {
      const store = fresh()
      const times = [10, 20, 20, 20, 35]
      await store.append(
        'a',
        0,
        times.map((at, n) => ({ ...fact(n), at })),
      )
      for (const at of [0, 10, 11, 20, 21, 35, 36])
        expect(await store.versionBefore('a', at), String(at)).toBe(times.filter((t) => t < at).length)
      expect(await store.versionBefore('none', 99)).toBe(0)
    })
  })
}
