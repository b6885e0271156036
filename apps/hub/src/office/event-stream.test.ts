import { setImmediate } from 'node:timers/promises'
import { type Alongside, type EventStore, MemoryStore, type NewEvent } from '@poczekalnia/queue-core/store'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventStream } from './event-stream.ts'
import type { StreamModel } from './stream-model.ts'

type Taken = { number: number; by: string }

/** A stream of numbers that are given out, each once. */
const model: StreamModel<number[], Taken> = {
  empty: () => [],
  evolve: (state, { number }) => void state.push(number),
  toNew: (taken): NewEvent => ({ at: 0, actor: taken.by, type: 'Taken', data: { number: taken.number } }),
  fromStored: ({ actor, data }) => ({ number: (data as { number: number }).number, by: actor }),
  snapshots: { write: (state) => JSON.stringify(state), read: (text) => JSON.parse(text) as number[], every: 7 },
}
const stream = 'numbers'
const person = (booking: string) => ({
  ...{ booking, office: 'a', date: '2026-11-19', time: '12:20', queue: 'q', name: booking },
  ...{ email: 'same@example.org', case: null },
})

const opened = (store: MemoryStore, isShared: boolean) => {
  const failures: unknown[] = []
  const onFailure = (error: unknown) => void failures.push(error)
  const made = new EventStream({ store, stream, model, isShared, onFailure })
  const take = (by: string, alongside: readonly Alongside[] = []) =>
    made.handle((state) => {
      const entry = { number: (state.at(-1) ?? 0) + 1, by }
      made.fold(entry)
      return { entries: [entry], alongside, value: entry.number }
    })
  return { made, take, failures }
}
const numbers = async (store: EventStore) =>
  (await Array.fromAsync(store.read(stream))).map(({ actor, data }) => [(data as { number: number }).number, actor])

test('[ALL-5] whoever is quicker, each number is given once, and what is answered is in the log', async () => {
  const asked = fc.array(fc.record({ who: fc.constantFrom(0, 1), refused: fc.boolean(), wait: fc.boolean() }), {
    minLength: 1,
    maxLength: 25,
  })
  await fc.assert(
    fc.asyncProperty(asked, async (acts) => {
      const store = new MemoryStore()
      await store.append('people', 0, [], [{ type: 'put-person', person: { ...person('b0'), name: 'b' } }])
      const processes = [opened(store, true), opened(store, true)]
      for (const { made } of processes) await made.refresh()
      const answers = acts.map(async ({ who, refused, wait }, n) => {
        for (let i = 0; wait && i < n; i++) await setImmediate()
        const known = { type: 'put-person', person: { ...person(`b${n + 1}`), name: 'b' } } as const
        const by = `${who}:${n}`
        return processes[who]!.take(by, refused ? [known] : []).then(
          (number) => [number, by] as const,
          (error: Error) => error.name,
        )
      })
      const told = await Promise.all(answers)
      const log = await numbers(store)
      expect(log.map(([number]) => number)).toEqual(Array.from({ length: log.length }, (_, i) => i + 1))
      for (const [n, { refused }] of acts.entries())
        if (refused) expect(told[n]).toBe('PersonConflict')
        else expect(log).toContainEqual(told[n])
      expect(log).toHaveLength(acts.filter(({ refused }) => !refused).length)
      for (const { made, failures } of processes) {
        await made.refresh()
        expect([made.state.length, made.version, made.isDurable, failures]).toEqual([log.length, log.length, true, []])
      }
    }),
    { numRuns: 60 },
  )
})

test('acts of a process don’t wait for each other’s writes; one whose place was taken is decided anew', async () => {
  const store = new MemoryStore()
  const { made, take, failures } = opened(store, false)
  await made.refresh()
  const first = Array.from({ length: 5 }, (_, n) => take(`a${n}`))
  expect([made.state.length, made.isDurable]).toEqual([5, false])
  expect(await Promise.all(first)).toEqual([1, 2, 3, 4, 5])
  await store.append(stream, 5, [model.toNew({ number: 6, by: 'somebody else' })])
  expect(await take('b')).toBe(7)
  expect([made.state, failures]).toEqual([[1, 2, 3, 4, 5, 6, 7], []])
})

test('after a refused act those behind it are decided anew, in their order', async () => {
  const store = new MemoryStore()
  const { made, take } = opened(store, false)
  await made.refresh()
  await store.append('people', 0, [], [{ type: 'put-person', person: person('b0') }])
  const same = { type: 'put-person', person: { ...person('b1'), name: 'b0' } } as const
  const told = await Promise.allSettled([take('a'), take('b', [same]), take('c'), take('d'), take('e')])
  expect(told.map((one) => (one.status === 'fulfilled' ? one.value : 'refused'))).toEqual([1, 'refused', 2, 3, 4])
  expect((await numbers(store)).map(([, by]) => by)).toEqual(['a', 'c', 'd', 'e'])
})

test('[ALL-5] who writes where this process alone may ends it; nothing that rested on it is answered', async () => {
  const store = new MemoryStore()
  const { made, take, failures } = opened(store, false)
  await made.refresh()
  await take('a')
  await store.append(stream, 1, [model.toNew({ number: 2, by: 'somebody else' })])
  const told = await Promise.allSettled([take('b'), take('c'), take('d')])
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(failures).toHaveLength(1)
  await expect(take('e')).rejects.toThrow('another process writes')
})

test('what breaks off while it is decided leaves nothing in the state, and everybody else is answered', async () => {
  const { made, take } = opened(new MemoryStore(), false)
  await made.refresh()
  const broken = made.handle<number>(() => {
    made.fold({ number: 99, by: 'nobody' })
    throw new Error('broke off')
  })
  const after = take('a')
  await expect(broken).rejects.toThrow('broke off')
  expect(await after).toBe(1)
  expect(made.state).toEqual([1])
})
