import type { IncomingMessage, ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Route } from '@poczekalnia/server/endpoint'
import { expect, test } from 'vitest'
import { inTurns } from './turns.ts'

/** A site whose answers take so long each, and what it has answered in which order. */
function site(tookMs: number) {
  let now = 0
  const done: string[] = []
  const answer: Route['answer'] = ({ url = '' }) => {
    if (url === 'broken') throw new Error('broken')
    now += tookMs
    done.push(url)
  }
  const [route] = inTurns([{ matches: () => true, answer }], () => now)
  const ask = (method: string, url: string) =>
    route!.answer({ method, url } as IncomingMessage, {} as ServerResponse, () => undefined)
  return { ask, done }
}

test('[BOK-1] in a rush who acts and who looks go in turn, and what others bring has its turn between', async () => {
  const { ask, done } = site(3)
  const all = ['look 1', 'look 2', 'look 3', 'look 4', 'look 5'].map((url) => ask('GET', url))
  const acts = ['act 1', 'act 2'].map((url) => ask('POST', url))
  // Three take more than a slice; what comes after them waits, until what others have brought was looked at.
  expect(done).toEqual(['look 1', 'look 2', 'look 3'])
  await Promise.all([...all, ...acts])
  expect(done).toEqual(['look 1', 'look 2', 'look 3', 'act 1', 'look 4', 'act 2', 'look 5'])
})

test('where few ask nothing is put off, and what fails fails for its asker alone', async () => {
  const { ask, done } = site(1)
  for (const url of ['a', 'b', 'c']) {
    void ask('GET', url)
    expect(done.at(-1)).toBe(url)
    await nextTurn()
    await nextTurn()
  }
  const busy = site(5)
  const all = ['a', 'b', 'broken', 'd'].map((url) => busy.ask('GET', url))
  const outcomes = await Promise.allSettled(all)
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(busy.done).toEqual(['a', 'b', 'd'])
})
