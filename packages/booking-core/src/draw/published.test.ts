import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ClosedDraw,
  checkDraw,
  closedHash,
  compareWorth,
  type DrawEntry,
  type DrawnPlace,
  drawn,
  FORMAT,
  hoursWishes,
  orderOf,
  receiptId,
  sha256,
  worth,
  written,
} from './published.ts'

const days = ['2026-12-07', '2026-12-08', '2026-12-09']
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const stamps = (day: string, hours: readonly number[]) =>
  hours.map((n) => `${day}T${String(10 + Math.floor(n / 3)).padStart(2, '0')}:${(n % 3) * 20 || '00'}:00+01:00`)

const wishes = {
  matter: fc.constantFrom('pobyt', 'odciski'),
  party: fc.constantFrom(1, 1, 1, 2, 3),
  days: fc.subarray(days, { minLength: 1 }),
  hours: fc.constantFrom(...hoursWishes),
  stepFree: fc.boolean(),
}
const entry: fc.Arbitrary<DrawEntry> = fc.record({ id: fc.stringMatching(/^[0-9a-f]{64}$/), ...wishes })
const seat = fc.record({
  hours: fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), { minLength: 3, maxLength: 3 }),
  stepFree: fc.boolean(),
  matters: fc.boolean().map((both) => (both ? ['pobyt', 'odciski'] : ['pobyt'])),
})
const anyDraw = fc
  .record({
    seats: fc.array(seat, { maxLength: 3 }),
    entries: fc.uniqueArray(entry, { maxLength: 14, selector: ({ id }) => id }),
    secret: fc.stringMatching(/^[0-9a-f]{64}$/),
    minutes: fc.constantFrom(20, 40, 60),
  })
  .map(({ seats, entries, secret, minutes }) => {
    const closed: ClosedDraw = {
      ...{ format: FORMAT, office: 'bydgoszcz', release: 'tydzien', round: '2026-11-27', stepMinutes: 20 },
      matters: [
        { id: 'pobyt', minutes },
        { id: 'odciski', minutes: 20 },
      ],
      commitment: hash(secret),
      seats: seats.map(({ hours, ...rest }, n) => {
        const free = days.flatMap((day, i) => stamps(day, hours[i] ?? []))
        return { places: 'sala', seat: n + 1, ...rest, free }
      }),
      entries,
    }
    return { closed, secret }
  })

async function publishedOf({ closed, secret }: { closed: ClosedDraw; secret: string }) {
  return written({ ...closed, closedHash: await closedHash(closed), secret, ranks: await drawn(closed, secret) })
}

test('[BOK-7] for every input the order is the published one, recomputed by another library', async () => {
  await fc.assert(
    fc.asyncProperty(anyDraw, async ({ closed, secret }) => {
      const ids = closed.entries.map(({ id }) => id)
      const all = hash([...ids].sort().join('\n'))
      const by = (id: string) => createHmac('sha256', secret).update(`${all}\n${id}`).digest('hex')
      const expected = [...ids].sort((a, b) => (by(a) < by(b) ? -1 : 1))
      expect(await orderOf(secret, [...ids].reverse())).toEqual(expected)
      expect((await drawn(closed, secret)).map(({ id }) => id)).toEqual(expected)
      expect(await checkDraw(await publishedOf({ closed, secret }))).toMatchObject({ ok: true })
    }),
    { numRuns: 150 },
  )
})

test('[BOK-7] [BOK-1] no place is given twice, and only what was free', async () => {
  await fc.assert(
    fc.asyncProperty(anyDraw, async ({ closed, secret }) => {
      const free = new Set(closed.seats.flatMap((s) => s.free.map((at) => `${s.places} ${s.seat} ${Date.parse(at)}`)))
      for (const { id, places } of await drawn(closed, secret)) {
        const one = closed.entries.find((known) => known.id === id)!
        expect([0, one.party]).toContain(places.length)
        expect(new Set(places.map(({ at }) => at.slice(0, 10))).size).toBeLessThanOrEqual(1)
        const steps = (closed.matters.find((m) => m.id === one.matter)?.minutes ?? 0) / 20
        for (const place of places) {
          const of = closed.seats.find((s) => s.seat === place.seat)!
          expect(of.matters).toContain(one.matter)
          if (one.stepFree) expect(of.stepFree).toBe(true)
          for (let n = 0; n < steps; n++)
            expect(free.delete(`${place.places} ${place.seat} ${Date.parse(place.at) + n * 1_200_000}`)).toBe(true)
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('[BOK-7] a false preference never helps: of all that can be told, the truth gets the best', async () => {
  await fc.assert(
    fc.asyncProperty(anyDraw, fc.nat(), fc.record(wishes), async ({ closed, secret }, who, lie) => {
      const truth = closed.entries[who % closed.entries.length]
      fc.pre(truth !== undefined)
      // What is asked for and how many come are no preference: the desk checks those.
      const { days: falseDays, hours } = lie
      const told = { ...truth, days: falseDays, hours, stepFree: lie.stepFree }
      const placesOf = async (entries: DrawEntry[]) =>
        (await drawn({ ...closed, entries }, secret)).find(({ id }) => id === truth.id)?.places ?? []
      const honest = valueTo(truth, await placesOf(closed.entries), closed)
      const lied = valueTo(
        truth,
        await placesOf(closed.entries.map((one) => (one.id === truth.id ? told : one))),
        closed,
      )
      if (lied === null) return
      expect(honest).not.toBeNull()
      expect(compareWorth(honest!, lied)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 400 },
  )
})

/** What places are worth to somebody by their true wishes; `null`: they can't come there. */
function valueTo(truth: DrawEntry, places: DrawnPlace[], { seats }: ClosedDraw): number[] | null {
  const reached = places.every(({ seat }) => !truth.stepFree || seats.find((s) => s.seat === seat)?.stepFree)
  return reached ? worth(truth, places) : null
}

test('[BOK-7] what somebody wishes changes nobody’s place in the order', async () => {
  await fc.assert(
    fc.asyncProperty(anyDraw, fc.record(wishes), async ({ closed, secret }, other) => {
      const order = async (entries: DrawEntry[]) => (await drawn({ ...closed, entries }, secret)).map(({ id }) => id)
      const changed = closed.entries.map(({ id }) => ({ ...other, id }))
      expect(await order(changed)).toEqual(await order(closed.entries))
    }),
    { numRuns: 50 },
  )
})

test('[BOK-7] any byte that was changed is found', async () => {
  await fc.assert(
    fc.asyncProperty(anyDraw, fc.nat(), fc.integer({ min: 1, max: 127 }), async (draw, where, by) => {
      const text = await publishedOf(draw)
      const at = where % text.length
      const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ by) + text.slice(at + 1)
      expect(await checkDraw(changed)).toMatchObject({ ok: false })
      expect(await checkDraw(text.slice(0, at))).toMatchObject({ ok: false })
    }),
    { numRuns: 400 },
  )
})

test('what is wrong with a file is named', async () => {
  const text = await publishedOf({
    secret: 'a'.repeat(64),
    closed: {
      ...{
        format: FORMAT,
        office: 'a',
        release: 'b',
        round: '2026-11-27',
        stepMinutes: 20,
        commitment: hash('a'.repeat(64)),
      },
      matters: [{ id: 'pobyt', minutes: 20 }],
      seats: [{ places: 'sala', seat: 1, stepFree: false, matters: ['pobyt'], free: stamps(days[0]!, [0, 1]) }],
      entries: [hash('1'), hash('2'), hash('3')].map((id) => ({
        ...{ id, matter: 'pobyt', party: 1, days, hours: 'any' as const, stepFree: false },
      })),
    },
  })
  const why = async (from: string | RegExp, to: string) => {
    const checked = await checkDraw(text.replace(from, to))
    return checked.ok ? null : [checked.why, checked.at]
  }
  expect(await why('{', '')).toEqual(['no-json', expect.any(String)])
  expect(await why('draw/1', 'draw/9')).toEqual(['format', 'poczekalnia-draw/9'])
  expect(await why('"entries": [', '"entries": [ ')).toEqual(['form', expect.stringMatching(/^line \d+$/)])
  expect(await why('"party": 1', '"party": "one"')).toEqual(['form', 'entries[0]'])
  expect(await why('"aaaaaaaaaa', '"baaaaaaaaa')).toEqual(['commitment', expect.any(String)])
  expect(await why('"party": 1', '"party": 2')).toEqual(['closed', expect.any(String)])
  const ranks = JSON.parse(text) as { ranks: unknown[] }
  const swapped = `${JSON.stringify({ ...ranks, ranks: [...ranks.ranks].reverse() }, null, 1)}\n`
  expect(await checkDraw(swapped)).toMatchObject({ why: 'ranks', at: '1' })
})

test('[BOK-7] a receipt finds its line however it is typed', async () => {
  expect(await receiptId('k7qp-9m2x 4t')).toBe(await sha256('K7QP9M2X4T'))
})
