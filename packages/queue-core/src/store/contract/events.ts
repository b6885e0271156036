import { afterEach, describe, expect, test } from 'vitest'
import { ConcurrencyConflict, RowsRefused, StoreFailure } from '../errors.ts'
import { chainHash, genesisHash } from '../hash-chain.ts'
import type { Alongside, NewEvent, Store } from '../ports/index.ts'
import { addNote, fact, person, profile, put } from './samples.ts'

/** What every store's events do, whatever it keeps them in. */
export function eventsContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`${name}: the contract of events`, () => {
    let store: Store
    const fresh = async () => {
      store = await open()
      return store
    }
    afterEach(() => store.close())
    const numbers = async (stream: string, after?: number) =>
      (await Array.fromAsync(store.read(stream, after))).map((event) => [event.version, event.data])

    test('a stream that does not exist is empty', async () => {
      expect(await numbers.call(await fresh(), 'a')).toEqual([])
    })

    test('gives back what was appended, in order, with versions from 1', async () => {
      await fresh()
      expect(await store.append('a', 0, [fact(1), fact(2, { key: 'k2' })])).toBe(2)
      expect(await store.append('a', 2, [fact(3)])).toBe(3)
      const events = await Array.fromAsync(store.read('a'))
      expect(events.map(({ hash: _, ...event }) => event)).toEqual([
        { ...fact(1), version: 1 },
        { ...fact(2), key: 'k2', version: 2 },
        { ...fact(3), version: 3 },
      ])
    })

    test('gives back every text as it was, alone and beside others', async () => {
      await fresh()
      const texts = ['', '\x1e', '\x1f', 'a\x1fb', '"', '\\', '\\u0000', '{}', 'NULL', '\n\r\t', 'zażółć 🎫', ',']
      const events = texts.map((text, n) => fact(n, { actor: text, key: text, type: text, data: { [text]: text } }))
      let version = 0
      for (const event of events) version = await store.append('alone', version, [event])
      await Promise.all(events.map((event, n) => store.append('beside', n, [event])))
      for (const stream of ['alone', 'beside']) {
        const read = await Array.fromAsync(store.read(stream))
        expect(read.map(({ hash: _, version: __, ...event }) => event)).toEqual(events)
      }
    })

    test('reads on after a version, also past the end', async () => {
      await fresh()
      await store.append('a', 0, [fact(1), fact(2), fact(3)])
      expect(await numbers('a', 1)).toEqual([
        [2, { n: 2 }],
        [3, { n: 3 }],
      ])
      expect(await numbers('a', 3)).toEqual([])
      expect(await numbers('a', 9)).toEqual([])
    })

    test('reads more than a page', async () => {
      await fresh()
      await store.append(
        'a',
        0,
        Array.from({ length: 1_300 }, (_, n) => fact(n + 1)),
      )
      const versions = (await Array.fromAsync(store.read('a'))).map((event) => event.version)
      expect(versions).toEqual(Array.from({ length: 1_300 }, (_, n) => n + 1))
    })

    test('keeps streams apart', async () => {
      await fresh()
      await store.append('a', 0, [fact(1)])
      await store.append('b', 0, [fact(2)])
      expect(await numbers('a')).toEqual([[1, { n: 1 }]])
      expect(await numbers('b')).toEqual([[1, { n: 2 }]])
    })

    test('refuses a stream that exists when it must not', async () => {
      await fresh()
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
      await fresh()
      await expect(store.append('a', expected, [fact(1)])).rejects.toThrow(ConcurrencyConflict)
      expect(await numbers('a')).toEqual([])
    })

    test.each([1, 3])('refuses version %i of a stream at 2, whole', async (expected) => {
      await fresh()
      await store.append('a', 0, [fact(1), fact(2)])
      await expect(store.append('a', expected, [fact(3), fact(4)])).rejects.toThrow(ConcurrencyConflict)
      expect(await numbers('a')).toHaveLength(2)
    })

    test('of appends in one turn with the same expectation exactly one wins, and the others lose alone', async () => {
      await fresh()
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
      await fresh()
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
      await fresh()
      await expect(store.append('a', 0, [fact(1), event])).rejects.toThrow(RowsRefused)
      expect(await store.append('a', 0, [fact(1)])).toBe(1)
    })

    test('every event carries the hash of itself and all before it, from the genesis value on', async () => {
      await fresh()
      await store.append('zażółć', 0, [fact(1, { data: { note: 'Żółć "\n' }, key: 'k' }), fact(2)])
      const [first, second] = await Array.fromAsync(store.read('zażółć'))
      const row = (event: NewEvent) => ({ ...event, key: event.key ?? null, data: JSON.stringify(event.data) })
      expect(first?.hash).toBe(chainHash(genesisHash, 'zażółć', 1, row(first!)))
      expect(second?.hash).toBe(chainHash(first!.hash, 'zażółć', 2, row(second!)))
      expect(first?.hash).toMatch(/^[0-9a-f]{64}$/)
    })

    test('what belongs to events is there with them or not at all, of any number and kind', async () => {
      await fresh()
      const kinds: Alongside[] = [
        ...put(person('b1')),
        addNote('Brakuje zdjęcia'),
        { type: 'keep-profile', profile: profile(1) },
        { type: 'set-password', account: 'a1', hash: '$argon2id$', mustChange: true },
      ]
      const kept = async () => [
        await store.people.get('b1'),
        (await store.notes.of('a', 't1')).length,
        await store.profiles.newest('a'),
        await store.staff.password('a1'),
      ]
      const nothing = [null, 0, null, null]
      await store.append('a', 0, [fact(1)])
      await expect(store.append('a', 0, [fact(2)], kinds)).rejects.toThrow(ConcurrencyConflict)
      expect(await kept()).toEqual(nothing)
      await expect(store.append('a', 0, [], kinds)).rejects.toThrow(ConcurrencyConflict)
      expect(await kept()).toEqual(nothing)
      // The last of them is refused: the person is known already.
      await store.append('b', 0, [fact(1)], put(person('b9')))
      const same = put({ ...person('b9'), booking: 'b8' })
      const refused = await Promise.allSettled([
        store.append('a', 1, [fact(3)], [...kinds, ...same]),
        store.append('a', 1, [fact(4)]),
      ])
      expect(refused[0]).toMatchObject({ status: 'rejected', reason: { name: 'PersonConflict' } })
      expect(refused[1]).toEqual({ status: 'fulfilled', value: 2 })
      expect(await kept()).toEqual(nothing)
      expect(await store.append('a', 2, [fact(5)], kinds)).toBe(3)
      expect(await kept()).not.toContain(null)
      expect(await numbers('a')).toEqual([
        [1, { n: 1 }],
        [2, { n: 4 }],
        [3, { n: 5 }],
      ])
    })

    test('tells how long it took to keep something', async () => {
      await fresh()
      const took: number[] = []
      store.onCommit((milliseconds) => void took.push(milliseconds))
      await store.append('a', 0, [fact(1)])
      expect(took.length).toBe(1)
    })

    test('takes nothing after it was closed', async () => {
      await fresh()
      await store.close()
      await expect(store.append('a', 0, [fact(1)])).rejects.toThrow(StoreFailure)
      await expect(store.note([{ type: 'end-session', token: 't' }])).rejects.toThrow(StoreFailure)
    })

    test('tells which version came last before an instant', async () => {
      await fresh()
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

function circle(): object {
  const data: Record<string, unknown> = {}
  data.own = data
  return data
}
