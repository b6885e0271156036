import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testPostgres } from '../../../queue-core/src/testing/test-postgres.ts'
import { type Booking, isLive, type Offered } from '../booking.ts'
import { held, nine, now as start, step } from '../store/contract/samples.ts'
import { type BookingStore, openMemoryStore, openSqliteStore } from '../store/index.ts'
import type { Write } from '../store/ports/index.ts'
import { openPostgresStore } from '../store/postgres/store.ts'
import { answer, changedEntry, type Draw, type Entry, lapse } from './entry.ts'

const draw: Draw = {
  ...{ id: 'a/week/2026-11-20', office: 'a', release: 'week', round: '2026-11-20', version: 1, state: 'drawn' },
  ...{ secret: 's', commitment: 'c', documentKey: 'k', closedHash: 'h', text: '{}', last: '2026-11-27' },
}
const ranked = (rank: number): Entry => ({
  ...{ id: `e${rank}`, draw: draw.id, office: 'a', version: 1, state: 'ranked', code: `c${rank}`, draft: `d${rank}` },
  ...{ link: `l${rank}`, document: `n${rank}`, names: [`Osoba ${rank}`], email: `e${rank}@gmail.com`, language: 'pl' },
  ...{ by: 'visitor', matter: 'pobyt', days: ['2026-11-26'], hours: 'any', stepFree: false, mail: null, rank },
  ...{ bookings: [], answerUntil: null, createdAt: start, changedAt: start },
})

const ENTRIES = 4
const HOURS = 3
const act = fc.record({
  kind: fc.constantFrom('hold', 'confirm', 'move', 'cancel', 'offer', 'yes', 'no', 'lapse', 'wait'),
  hour: fc.nat(HOURS - 1),
  who: fc.nat(ENTRIES - 1),
  /** Acts on what it read before the act before it: somebody else was quicker. */
  isLate: fc.boolean(),
})

/** What has to be true, kept beside the store: whose each hour is, and until when. */
type Owner = { booking: string; until: number }

/** Plays acts against a store, and compares after each with the model. */
async function play(store: BookingStore, acts: readonly (typeof act extends fc.Arbitrary<infer T> ? T : never)[]) {
  await store.draws.write({ draw: { before: null, draw } }, start)
  for (let n = 0; n < ENTRIES; n++) await store.draws.write({ entries: [{ before: null, entry: ranked(n) }] }, start)
  const owners = new Map<number, Owner>()
  const visits: string[] = []
  const mine = new Map<number, string>()
  let [now, made] = [start, 0]
  const old = new Map<string, Booking | null>()
  const oldEntries = new Map<number, Entry | null>()

  const write = (before: Booking | null, booking: Booking, takes: boolean): Write => ({
    ...{ office: 'a', before, stepMinutes: 20, limit: null, codesOf: null },
    make: () => ({ booking, takes, letters: [], tells: false }),
  })
  const ownerOf = (hour: number) => {
    const owner = owners.get(hour)
    return owner && owner.until > now ? owner : null
  }
  const at = (hour: number) => nine + hour * step
  const hourOf = (booking: Pick<Booking, 'at'>) => (booking.at - nine) / step
  const next = <T extends Booking>(booking: T, more: object) =>
    ({ ...booking, version: booking.version + 1, changedAt: now, ...more }) as unknown as Booking
  const visit = (booking: Booking, email: string) => {
    const person = { name: email, email, language: 'pl' }
    const { expiresAt: _until, ...rest } = booking as Offered
    return next(rest as Offered, { state: 'booked', person, pin: '0451', link: booking.id, sequence: 0, door: null })
  }

  for (const { kind, hour, who, isLate } of acts) {
    const id = mine.get(who) ?? ''
    const fresh = await store.bookings.get(id)
    const freshEntry = await store.draws.entry(`e${who}`)
    const before = isLate && old.has(id) ? (old.get(id) ?? null) : fresh
    const entry = isLate ? (oldEntries.get(who) ?? freshEntry) : freshEntry
    const isNow = before?.version === fresh?.version
    old.set(id, fresh)
    oldEntries.set(who, freshEntry)
    if (kind === 'wait') now += 240_000
    if (kind === 'hold') {
      const booking = held(`b${made++}`, { at: at(hour), expiresAt: now + 600_000 })
      const written = await store.bookings.write(write(null, booking, true), now)
      expect(written.ok).toBe(ownerOf(hour) === null)
      if (written.ok) {
        owners.set(hour, { booking: booking.id, until: booking.expiresAt })
        mine.set(who, booking.id)
        visits.push(booking.id)
      }
    }
    // What has run out is refused by the rule, before it reaches the store (BOK-2).
    if (kind === 'confirm' && before?.state === 'held' && before.expiresAt > now) {
      const isTheirs = isNow && ownerOf(hourOf(before))?.booking === before.id
      const written = await store.bookings.write(write(before, visit(before, `${id}@gmail.com`), false), now)
      expect(written.ok).toBe(isTheirs)
      if (written.ok) owners.set(hourOf(before), { booking: id, until: Number.POSITIVE_INFINITY })
    }
    if (kind === 'move' && before?.state === 'booked') {
      const moved = next(before, { at: at(hour) })
      const isFree = isNow && (ownerOf(hour) === null || ownerOf(hour)?.booking === id)
      const written = await store.bookings.write(write(before, moved, true), now)
      expect(written.ok).toBe(isFree)
      if (written.ok) {
        owners.delete(hourOf(before))
        owners.set(hour, { booking: id, until: Number.POSITIVE_INFINITY })
      }
    }
    if (kind === 'cancel' && before?.state === 'booked') {
      const { door: _door, ...rest } = before
      const off = next(rest as never, { state: 'cancelled', by: 'visitor', reason: null })
      const written = await store.bookings.write(write(before, off, false), now)
      expect(written.ok).toBe(isNow)
      if (written.ok) owners.delete(hourOf(before))
    }
    if (kind === 'offer' && entry?.state === 'ranked') {
      const until = now + 480_000
      const { expiresAt: _until, ...place } = held(`o${made++}`, { at: at(hour) })
      const person = { name: entry.names[0] ?? '', email: entry.email, language: entry.language }
      const offered: Booking = { ...place, state: 'offered', expiresAt: until, person }
      const change = { state: 'offered' as const, answerUntil: until, bookings: [offered.id] }
      const entries = [{ before: entry.version, entry: changedEntry(entry, change, now) }]
      const written = await store.draws.write({ entries, bookings: [write(null, offered, true)] }, now)
      // The entry and its place together, or neither.
      expect(written.ok).toBe(entry.version === freshEntry?.version && ownerOf(hour) === null)
      if (written.ok) owners.set(hour, { booking: offered.id, until })
      else expect([await store.draws.entry(entry.id), await store.bookings.get(offered.id)]).toEqual([freshEntry, null])
      if (written.ok) visits.push(offered.id)
    }
    if ((kind === 'yes' || kind === 'no') && entry?.state === 'offered') {
      const decided = answer(entry, kind === 'yes', now)
      const place = await store.bookings.get(entry.bookings[0] ?? '')
      if (decided.ok && place?.state === 'offered') {
        const { expiresAt: _until, person: _person, ...rest } = place
        const after = kind === 'yes' ? visit(place, entry.email) : next(rest as never, { state: 'expired' })
        const entries = [{ before: entry.version, entry: decided.entry }]
        const written = await store.draws.write({ entries, bookings: [write(place, after, false)] }, now)
        expect(written.ok).toBe(entry.version === freshEntry?.version)
        if (written.ok && kind === 'yes') {
          owners.set(hourOf(place), { booking: place.id, until: Number.POSITIVE_INFINITY })
          mine.set(who, place.id)
        }
        if (written.ok && kind === 'no') owners.delete(hourOf(place))
      } else if (decided.ok) {
        // Somebody has answered first.
        const late = { entries: [{ before: entry.version, entry: decided.entry }] }
        expect(await store.draws.write(late, now)).toEqual({ ok: false, why: 'stale' })
      }
    }
    if (kind === 'lapse' && freshEntry) {
      const over = lapse(freshEntry, now)
      if (over) await store.draws.write({ entries: [{ before: freshEntry.version, entry: over }] }, now)
    }

    const live = (await Promise.all(visits.map((one) => store.bookings.get(one)))).filter(
      (one): one is Booking => one !== null && isLive(one, now),
    )
    const model = [...owners].filter(([one]) => ownerOf(one) !== null)
    const expected = model.map(([one, { booking }]) => `${one} ${booking}`).sort()
    expect(live.map((one) => `${hourOf(one)} ${one.id}`).sort()).toEqual(expected)
    const taken = await store.bookings.taken('a', nine, nine + HOURS * step, now)
    expect(taken.map((one) => hourOf(one)).sort()).toEqual(model.map(([one]) => one).sort())
    // An offer that can be answered has its place, and a place that is offered has somebody who can answer.
    const open = (await store.draws.entries(draw.id)).filter(
      ({ state, answerUntil }) => state === 'offered' && (answerUntil ?? 0) > now,
    )
    const offers = live.filter(({ state }) => state === 'offered').map((one) => one.id)
    expect(open.flatMap(({ bookings }) => bookings).sort()).toEqual(offers.sort())
  }
  await store.close()
}

const title = 'held, moved, called off, offered, answered, run out: each place is one person’s or free'

test(`[BOK-1] [BOK-8] ${title}: in memory`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), (acts) => play(openMemoryStore(), acts)),
    { numRuns: 150 },
  )
})

test(`[BOK-1] [BOK-8] ${title}: in SQLite`, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-offers-'))
  let runs = 0
  const file = () => join(dir, `${runs++}.db`)
  await fc
    .assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), (acts) => play(openSqliteStore(file()), acts)),
      { numRuns: 8 },
    )
    .finally(() => rmSync(dir, { recursive: true, force: true }))
})

test(`[BOK-1] [BOK-8] [REG-2] ${title}: in PostgreSQL`, async () => {
  const url = await testPostgres()
  // A schema of its own a run: what one run left would be another's past.
  const open = () => openPostgresStore({ url, schema: `offers_${randomUUID()}` })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 40 }), async (acts) => play(await open(), acts)),
    { numRuns: 4 },
  )
})
