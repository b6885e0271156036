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
