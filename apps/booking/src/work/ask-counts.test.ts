import { expect, test } from 'vitest'
import { openAskCounts } from './ask-counts.ts'

const HOUR = 3_600_000
const start = 1000 * HOUR
const counts = () => openAskCounts((wide) => `hash of ${wide}`)

test('[BOK-15] what lies within sixty minutes counts, of the hour before by its part', () => {
  const asks = counts()
  for (let n = 0; n < 40; n++) asks.count('10.0.0', start + n)
  expect(asks.asked('10.0.0', start + HOUR / 2)).toBe(40)
  expect(asks.asked('10.0.0', start + HOUR)).toBe(40)
  expect(asks.asked('10.0.0', start + 1.75 * HOUR)).toBe(10)
  asks.count('10.0.0', start + 1.75 * HOUR)
  expect(asks.asked('10.0.0', start + 1.75 * HOUR)).toBe(11)
  expect(asks.asked('10.0.0', start + 2 * HOUR)).toBe(1)
  expect(asks.asked('10.0.0', start + 3 * HOUR)).toBe(0)
  expect(asks.asked('10.0.1', start)).toBe(0)
})

test('[BOK-15] [REG-2] what was counted here and at others is counted once, also between two exchanges', () => {
  const [one, other] = [counts(), counts()]
  const total = new Map<string, number>()
  const exchange = (of: typeof one) => {
    for (const { network, hour, count } of of.takeNews())
      total.set(`${network}/${hour}`, count + (total.get(`${network}/${hour}`) ?? 0))
    of.hear(
      [...total].map(([key, count]) => {
        const [network = '', hour] = key.split('/')
        return { network, hour: Number(hour), count }
      }),
    )
  }
  for (let n = 0; n < 5; n++) one.count('10.0.0', start)
  other.count('10.0.0', start)
  exchange(one)
  other.count('10.0.0', start + 1)
  exchange(other)
  exchange(one)
  for (const of of [one, other]) expect(of.asked('10.0.0', start)).toBe(7)
  // Counted while the exchange is on its way, or when it failed.
  const taken = one.takeNews()
  one.count('10.0.0', start)
  one.giveBack(taken)
  exchange(one)
  exchange(other)
  for (const of of [one, other]) expect(of.asked('10.0.0', start + HOUR)).toBe(8)
  // A server that starts later knows the hour before too.
  const late = counts()
  late.count('10.0.0', start + HOUR)
  exchange(late)
  expect(late.asked('10.0.0', start + HOUR)).toBe(9)
})
