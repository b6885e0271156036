import { expect, test } from 'vitest'
import { signsOf, type Trace } from './signs.ts'

const at = 1_795_000_000_000
let made = 0
/** Somebody who took their time. */
const trace = (more: Partial<Trace> = {}): Trace => ({
  ...{ id: `v${made++}`, name: 'Олена Коваль', email: 'olena@gmail.com', heldAt: at, givenAt: at + 40_000 },
  ...{ confirmedAt: at + 95_000, calledOffAt: null, place: `desk ${made}`, stem: null, ...more },
})
const kindsOf = (...traces: Trace[]) => {
  const signs = signsOf(traces)
  return traces.map(({ id }) => (signs.get(id) ?? []).map(({ kind, figure }) => `${kind} ${figure}`))
}

test('[WRO-7] who reads and types has no sign, whoever shares a name or a provider', () => {
  const people = ['anna@gmail.com', 'ewa1990@gmail.com', 'ewa1991@gmail.com', 'jan@wp.pl', 'jan@wp.pl', 'jan@wp.pl']
  expect(kindsOf(...people.map((email) => trace({ email })))).toEqual(people.map(() => []))
})

test('[WRO-7] times that nobody can type in are told in seconds', () => {
  expect(kindsOf(trace({ givenAt: at + 400, confirmedAt: at + 1_100 }))).toEqual([['typed-fast 0.4', 'code-fast 0.7']])
  // At the counter there is no code; what was offered by a draw has no time of typing.
  expect(kindsOf(trace({ givenAt: null, confirmedAt: null }))).toEqual([[]])
})

test('[WRO-7] mailboxes, names and documents that only count on are alike from three on', () => {
  const of = (n: number) => trace({ email: `k${n}+x@one.example`, name: `Klient ${n}`, stem: 'the same' })
  expect(kindsOf(of(1), of(2))).toEqual([[], []])
  const signs = ['mailboxes-alike 3', 'names-alike 3', 'documents-alike 3']
  expect(kindsOf(of(1), of(2), of(30))).toEqual([signs, signs, signs])
})

test('[WRO-7] a place that is called off and taken within a minute is told of both', () => {
  const off = trace({ place: 'desk', calledOffAt: at + 600_000 })
  const next = trace({ place: 'desk', heldAt: at + 600_800, givenAt: at + 640_000, confirmedAt: at + 700_000 })
  expect(kindsOf(off, next)).toEqual([['retaken 0.8'], ['retaken 0.8']])
  const later = trace({ place: 'desk', heldAt: at + 700_000, givenAt: at + 760_000, confirmedAt: at + 800_000 })
  expect(kindsOf(off, later)).toEqual([[], []])
})

test('[WRO-7] a family that shares a mailbox is nobody else, and years at a large provider are no count', () => {
  const family = Array.from({ length: 4 }, () => trace({ email: 'kowal80@gmail.com' }))
  const years = [1984, 1985, 1986, 1991, 1999].map((year) => trace({ email: `olena${year}@gmail.com` }))
  const others = Array.from({ length: 12 }, (_, n) => trace({ email: `${'abcdefghijkl'[n]}@gmail.com` }))
  expect(kindsOf(...family, ...years, ...others).flat()).toEqual([])
  // Of one domain that has nobody else three are enough; of a large one those who count on.
  const counting = [1, 2, 4, 5, 7].map((n) => trace({ email: `kup${n}@gmail.com` }))
  expect(kindsOf(...counting, ...years, ...others).slice(0, 6)).toEqual([
    ...counting.map(() => ['mailboxes-alike 5']),
    [],
  ])
  const over = counting.map((one, n) => ({ ...one, heldAt: at + n * 3_600_000 }))
  expect(kindsOf(...over, ...years, ...others).flat()).not.toContain('mailboxes-alike 5')
})

/** The same chance each time (Park and Miller). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** People as they book: with a telephone, at their own pace, some with what their browser fills in. */
function people(count: number, random: () => number, from: number, withinMs: number): Trace[] {
  const first = 'olena oksana iryna natalia maria anna ivan andrii oleh serhii nguyen tran amit priya ali mehmet'.split(
    ' ',
  )
  const providers = ['gmail.com', 'gmail.com', 'gmail.com', 'ukr.net', 'wp.pl', 'icloud.com']
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  return Array.from({ length: count }, (_, n) => {
    const heldAt = from + random() * withinMs
    const givenAt = heldAt + 4_000 + random() ** 3 * 400_000
    const confirmedAt = givenAt + 6_000 + random() ** 2 * 600_000
    const isYear = random() < 0.4
    const local =
      one(first) + (isYear ? String(1960 + Math.floor(random() * 48)) : `.${n.toString(26).replace(/\d/g, 'q')}`)
    const calledOffAt = random() < 0.06 ? confirmedAt + random() * 86_400_000 : null
    const name = `${one(first)} ${one(first)}`
    return trace({ name, email: `${local}@${one(providers)}`, heldAt, givenAt, confirmedAt, calledOffAt })
  })
}

test('[WRO-7] ordinary weeks, and a hostel of two hundred in one evening, look like no program', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = chance(seed * 7919)
    const weeks = people(800, random, at, 14 * 24 * 3_600_000)
    const hostel = people(200, random, at + 5 * 24 * 3_600_000, 3 * 3_600_000)
    // Who calls off and is followed: the place waits for whoever looks next, some minutes or hours.
    const all = [...weeks, ...hostel].map((one, n) => {
      const { calledOffAt, place } = weeks[n % weeks.length] as Trace
      if (n % 4 !== 3 || calledOffAt === null || n < weeks.length) return one
      const later = calledOffAt + 90_000 + random() * 3_600_000 - one.heldAt
      const [givenAt, confirmedAt] = [(one.givenAt ?? 0) + later, (one.confirmedAt ?? 0) + later]
      return { ...one, place, heldAt: one.heldAt + later, givenAt, confirmedAt, calledOffAt: null }
    })
    expect([...signsOf(all).values()]).toEqual([])
    // A program among them is found whole.
    const program = Array.from({ length: 12 }, (_, n) =>
      trace({ email: `k${n}@program.example`, name: `Klient ${n}`, heldAt: at + n * 50, givenAt: at + n * 50 + 30 }),
    )
    expect([...signsOf([...all, ...program]).keys()].sort()).toEqual(program.map(({ id }) => id).sort())
  }
})
