import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { requestLimit } from './request-limit.ts'

function answers() {
  const given: number[] = []
  const response = { writeHead: (status: number) => given.push(status), end: () => undefined }
  return { given, response: response as unknown as ServerResponse }
}

test('a waiting room of 500 phones behind one address is let through, each every second', () => {
  const isTooMany = requestLimit()
  const { response } = answers()
  for (let second = 0; second < 3; second++)
    for (let phone = 0; phone < 500; phone++) expect(isTooMany(response, '10.0.0.1', second * 1000)).toBe(false)
})

test('the power is back: ten displays behind one address fetch all clips of the voice at once', () => {
  const isTooMany = requestLimit()
  const { given, response } = answers()
  for (let i = 0; i < 10 * 800; i++) isTooMany(response, '10.0.0.1', 0)
  expect(given).toEqual([])
})

test('an address that asks without end is answered 429 past 200 a second, and the others as ever', () => {
  const isTooMany = requestLimit()
  const { given, response } = answers()
  let through = 0
  for (let i = 0; i < 60_000; i++) if (!isTooMany(response, '10.0.0.1', i)) through++
  expect(through).toBeGreaterThan(21_900)
  expect(through).toBeLessThan(22_100)
  expect(new Set(given)).toEqual(new Set([429]))
  expect(isTooMany(response, '10.0.0.2', 60_000)).toBe(false)
})
