import { randomBytes } from 'node:crypto'
import {
  answerUntil,
  cellsOf,
  changedEntry,
  codesUntil,
  type Draw,
  daysOf,
  type Entry,
  type Held,
  isList,
  isLive,
  keptUntil,
  lapse,
  listRound,
  mattersOf,
  mayPassOn,
  type Offered,
  type Place,
  type Round,
  seatsOf,
  type TakenCell,
  waitingOn,
} from '@poczekalnia/booking-core'
import {
  type ClosedDraw,
  choose,
  closedHash,
  type DrawnPlace,
  type DrawSeat,
  drawn,
  FORMAT,
  sha256,
  without,
  written,
} from '@poczekalnia/booking-core/draw'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import { WAITING_LIST } from '@poczekalnia/protocol'
import { type Office, openWindow } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import { newId } from '@poczekalnia/server/ids'
import type { Logger } from '@poczekalnia/server/logger'
import { horizonOf } from '../days-ahead.ts'
import { newLetterOf } from '../letters/new-letter.ts'
import { newToken, type Secrets } from '../secrets.ts'
import { openKeeping, writeOf } from '../waiting/keeping.ts'
import { changedDraw, drawId, drawsAround, freed, givenUp } from './drawing.ts'
import { offerLetter, rankedLetter } from './letters.ts'

const DAY_MS = 24 * 3_600_000
const EVERY_MS = 15_000

type Parts = {
  office: () => Office
  store: BookingStore
  secrets: Secrets
  clock: Clock
  from: string
  publicUrl: string
  onLetters: () => void
  log: Logger
}

/** `wake`: looks now whether something is to be done, and answers when it was. */
export type DrawClock = { wake(): Promise<void>; stop(): Promise<void> }

/**
 * Does what a draw's hours ask for, by the office's clock: makes its secret before it opens, closes it, draws, offers
 * places by rank while the office is open, and gives what nobody took to the next (BOK-7, BOK-8). Each step is one
 * write; after a kill the next look goes on from there.
 */
export function drawClock(parts: Parts): DrawClock {
  const { clock, log } = parts
  let running: Promise<void> | null = null
  let again = false
  const look = async (): Promise<void> => {
    do {
      again = false
      const office = parts.office()
      const today = office.time.wall(clock.now()).date
      for (const round of drawsAround(office, today)) await step(parts, round)
      await lookAtLists(parts, today)
    } while (again)
  }
  const wake = (): Promise<void> => {
    again = true
    running ??= look()
      .catch((error) => log.error({ err: error }, 'a draw could not be looked after'))
      .finally(() => {
        running = null
      })
    return running
  }
  const timer = setInterval(() => void wake(), EVERY_MS)
  void wake()
  return {
    wake,
    async stop() {
      clearInterval(timer)
      again = false
      await running
    },
  }
}

async function step(parts: Parts, round: Round): Promise<void> {
  const { store, clock } = parts
  const office = parts.office()
  const now = clock.now()
  const { closesAt, drawsAt } = round
  if (closesAt === null || drawsAt === null) return
  let draw = await store.draws.get(drawId(office, round))
  if (!draw) {
    if (now >= closesAt) return
    draw = await begin(parts, round)
  }
  if (draw?.state === 'open' && now >= closesAt && !(await isCodeAwaited(store, draw, round, now)))
    draw = await change(parts, draw, { state: 'closing' })
  if (draw?.state === 'closing') draw = await close(parts, draw, round)
  if (draw?.state === 'closed' && now >= drawsAt) draw = await drawNow(parts, draw, round)
  if (draw?.state === 'drawn') await offer(parts, draw, round)
}

/** Whether somebody who has asked in time may still type the code: slow mail costs nobody their entry. */
async function isCodeAwaited({ draws }: BookingStore, { id }: Draw, round: Round, now: number): Promise<boolean> {
  if (now >= codesUntil(round)) return false
  return (await draws.entries(id)).some(({ state, mail }) => state === 'entered' && (mail?.expiresAt ?? 0) > now)
}

/** Offers what is kept of full days to who waits for it. */
async function lookAtLists(parts: Parts, today: string): Promise<void> {
  const office = parts.office()
  if (!office.profile.booking?.waitingList.fullDays) return
  for (let n = 0; n <= horizonOf(office); n++) {
    const date = office.time.plusDays(today, n)
    const list = await parts.store.draws.get(`${office.profile.id}/${WAITING_LIST}/${date}`)
    const round = list && listRound(office, date)
    if (round) await offer(parts, list, round)
  }
}

/** The secret is there, and its hash can be published, before anybody enters. */
async function begin({ office, store, clock }: Parts, round: Round): Promise<Draw | null> {
  const secret = randomBytes(32).toString('hex')
  const draw: Draw = {
    ...{ id: drawId(office(), round), office: office().profile.id, release: round.release.id, round: round.id },
    ...{ version: 1, state: 'open', secret, commitment: await sha256(secret) },
    ...{ documentKey: randomBytes(32).toString('hex'), closedHash: null, text: null },
    last: daysOf(office(), round).at(-1) ?? round.id,
  }
  const done = await store.draws.write({ draw: { before: null, draw } }, clock.now())
  return done.ok ? draw : store.draws.get(draw.id)
}

async function change({ store, clock }: Parts, before: Draw, to: Partial<Draw>): Promise<Draw | null> {
  const draw = changedDraw(before, to)
  const done = await store.draws.write({ draw: { before: before.version, draw } }, clock.now())
  return done.ok ? draw : store.draws.get(before.id)
}

async function takenOf({ store, clock }: Parts, office: Office, round: Round) {
  const days = daysOf(office, round)
  const [first = round.id, last = round.id] = [days[0], days.at(-1)]
  const from = office.time.instant(first, '00:00')
  return store.bookings.taken(office.profile.id, from, office.time.instant(last, '00:00') + 2 * DAY_MS, clock.now())
}

const lengthsOf = (office: Office, round: Round) => ({
  stepMinutes: office.profile.booking?.stepMinutes ?? 5,
  matters: mattersOf(office, round).map((id) => ({
    id,
    minutes: office.profile.booking?.matters.find(({ queue }) => queue === id)?.minutes ?? 5,
  })),
})

/** Nobody enters any more: what takes part and what is free is hashed, and the hash published. */
async function close(parts: Parts, draw: Draw, round: Round): Promise<Draw | null> {
  const office = parts.office()
  const entries = (await parts.store.draws.entries(draw.id)).filter(({ state }) => state === 'confirmed')
  const closed: ClosedDraw = {
    ...{ format: FORMAT, office: draw.office, release: draw.release, round: draw.round, ...lengthsOf(office, round) },
    commitment: draw.commitment,
    seats: seatsOf(office, round, await takenOf(parts, office, round), round.drawsAt ?? 0),
    entries: entries.map(({ code, matter, names, days, hours, stepFree }) => ({
      ...{ id: code, matter, party: names.length, days, hours, stepFree },
    })),
  }
  return change(parts, draw, { state: 'closed', closedHash: await closedHash(closed), text: JSON.stringify(closed) })
}

/** Everybody has their place in the order, in one write; who waits is told so. */
async function drawNow(parts: Parts, before: Draw, round: Round): Promise<Draw | null> {
  const { store, clock } = parts
  const office = parts.office()
  const closed = JSON.parse(before.text ?? '{}') as ClosedDraw
  const ranks = await drawn(closed, before.secret)
  const text = written({ ...closed, closedHash: before.closedHash ?? '', secret: before.secret, ranks })
  const draw = changedDraw(before, { state: 'drawn', text })
  const place = new Map(ranks.map(({ id, places }, i) => [id, { rank: i + 1, waits: places.length === 0 }]))
  const entries = (await store.draws.entries(draw.id)).filter(({ state }) => state === 'confirmed')
  const ranked = entries.map((entry) => ({
    before: entry.version,
    entry: changedEntry(entry, { state: 'ranked', rank: place.get(entry.code)?.rank ?? null }, clock.now()),
  }))
  const letters = ranked
    .filter(({ entry }) => entry.email !== '' && place.get(entry.code)?.waits)
    .map(({ entry }) => {
      const about = { page: pageOf(parts, entry), result: resultOf(parts, entry, round), of: ranks.length }
      return {
        entry: entry.id,
        letter: newLetterOf('ranked', rankedLetter(office, entry, about), parts.from, office.profile.id),
      }
    })
  const done = await store.draws.write(
    { draw: { before: before.version, draw }, entries: ranked, letters },
    clock.now(),
  )
  if (done.ok) parts.onLetters()
  // Somebody took their entry back in this moment: the next look draws, with the same order.
  return done.ok ? draw : null
}

/** What nobody answered goes on; what is free is offered to the next, by rank, while the office is open. */
async function offer(parts: Parts, draw: Draw, round: Round): Promise<void> {
  const { store, clock } = parts
  const office = parts.office()
  const now = clock.now()
  const entries = await store.draws.entries(draw.id)
  for (const entry of entries) {
    const over = lapse(entry, now)
    if (!over) continue
    const known = await Promise.all(entry.bookings.map((id) => store.bookings.get(id)))
    const places = known.filter((one): one is Offered => one?.state === 'offered')
    const bookings = await givenUp(office, openKeeping(parts), places, now)
    await store.draws.write({ entries: [{ before: entry.version, entry: over }], bookings }, now)
  }
  if (!openWindow(office.time, office.opening, now)) return
  const waiting = isList(round)
    ? waitingOn(entries)
    : entries.filter(({ state }) => state === 'ranked').sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  if (waiting.length === 0) return
  const lengths = lengthsOf(office, round)
  const kept = isList(round) ? await keptOf(parts, office, round) : []
  const free = seatsOf(office, round, withoutKept(office, await takenOf(parts, office, round), kept), now)
  let seats = isList(round) ? onlyKept(office, free, kept) : free
  const inVain = new Set<string>()
  for (const entry of waiting) {
    if (!seats.some(({ free }) => free.length > 0)) return
    const wish = { ...wishOf(entry), party: entry.names.length }
    const key = JSON.stringify(wish)
    if (inVain.has(key)) continue
    const places = choose(lengths, seats, wish)
    // What one who wishes the same could not have, the next can't have either.
    if (!places) inVain.add(key)
    else if (!(await offerTo(parts, office, entry, places, round, kept))) return
    else seats = without(lengths, seats, entry.matter, places)
  }
}

const wishOf = ({ matter, days, hours, stepFree }: Entry) => ({ matter, days, hours, stepFree })

/** @returns whether it is on disk; otherwise something has changed meanwhile, and the next look decides anew */
async function offerTo(
  parts: Parts,
  office: Office,
  entry: Entry,
  places: DrawnPlace[],
  round: Round,
  kept: readonly Held[],
) {
  const { store, secrets, clock, from } = parts
  const now = clock.now()
  const until = Math.min(...places.map(({ at }) => answerUntil(office, Date.parse(at), now) ?? now))
  const minutes = office.profile.booking?.matters.find(({ queue }) => queue === entry.matter)?.minutes ?? 5
  const offered = places.map(({ places: where, seat, at }, n): Offered => {
    const instant = Date.parse(at)
    return {
      ...{ id: newId(), office: entry.office, version: 1, matter: entry.matter, places: where, seat, at: instant },
      ...{
        minutes,
        date: office.time.wall(instant).date,
        time: office.time.hourAndMinute(instant),
        party: 1,
        invitation: null,
      },
      ...{
        draft: secrets.hash('draft', newToken()),
        createdAt: now,
        changedAt: now,
        state: 'offered',
        expiresAt: isList(round) ? heldFor(office, entry, instant, until) : until,
      },
      person: { name: entry.names[n] ?? '', email: entry.email, language: entry.language },
    }
  })
  const next = changedEntry(entry, { state: 'offered', answerUntil: until, bookings: offered.map(({ id }) => id) }, now)
  const bookings = [
    ...kept.filter((one) => offered.some((place) => overlap(one, place))).map((one) => freed(office, one, now)),
    ...offered.map((booking) => writeOf(office, null, booking, true)),
  ]
  const about = { page: pageOf(parts, entry), result: isList(round) ? null : resultOf(parts, entry, round), until }
  const letters =
    entry.email === ''
      ? []
      : [
          {
            entry: entry.id,
            letter: newLetterOf('offered', offerLetter(office, next, offered, about), from, office.profile.id),
          },
        ]
  const done = await store.draws.write({ entries: [{ before: entry.version, entry: next }], bookings, letters }, now)
  if (done.ok) parts.onLetters()
  return done.ok && offered.every((booking) => isLive(booking, now))
}

const pageOf = ({ publicUrl, secrets }: Parts, { id, office, language }: Entry) =>
  `${publicUrl}/${office}/${language}/e/${secrets.linkOf(`entry ${id}`)}`

const resultOf = ({ publicUrl }: Parts, { office, language }: Entry, { release, id }: Round): string =>
  `${publicUrl}/${office}/${language}/draw/${release.id}/${id}`

/** Places of a full day that are kept for who waits. */
async function keptOf(parts: Parts, { time, profile }: Office, { id }: Round): Promise<Held[]> {
  const keeping = openKeeping(parts)
  const [from, to] = [time.instant(id, '00:00'), time.instant(time.plusDays(id, 1), '00:00')]
  const all = await parts.store.bookings.between(profile.id, from, to, parts.clock.now())
  return all.filter(keeping.isKept)
}

const cellKey = ({ places, at, seat }: TakenCell) => `${places} ${at} ${seat}`

const keptCells = (office: Office, kept: readonly Held[]): Map<string, Held> =>
  new Map(
    kept.flatMap((one) =>
      cellsOf(one, office.profile.booking?.stepMinutes ?? 5).map((at) => [cellKey({ ...one, at }), one] as const),
    ),
  )

/** What is taken, but for what is kept for who waits. */
function withoutKept(office: Office, taken: readonly TakenCell[], kept: readonly Held[]): readonly TakenCell[] {
  const cells = keptCells(office, kept)
  return taken.filter((cell) => !cells.has(cellKey(cell)))
}

/** Of free seats those that are kept, for the matters that may have them: all others are everybody's. */
function onlyKept(office: Office, seats: readonly DrawSeat[], kept: readonly Held[]): DrawSeat[] {
  const cells = keptCells(office, kept)
  return seats.flatMap(({ matters, free, ...seat }) =>
    matters.map((matter) => ({
      ...{ ...seat, matters: [matter] },
      free: free.filter((at) => {
        const one = cells.get(cellKey({ ...seat, at: Date.parse(at) }))
        return one !== undefined && mayPassOn(office, one.matter, matter)
      }),
    })),
  )
}

/**
 * Until when a place of a full day that is offered stays taken: past its answer, as it is kept for who waits next then,
 * and nobody who watches the page is quicker than the clock.
 */
const heldFor = (office: Office, { matter }: Entry, at: number, until: number): number =>
  Math.min(at, keptUntil(office, matter, office.time.wall(at).date, until))

const overlap = (one: Place, other: Place): boolean =>
  one.places === other.places &&
  one.seat === other.seat &&
  one.at < other.at + other.minutes * 60_000 &&
  other.at < one.at + one.minutes * 60_000
