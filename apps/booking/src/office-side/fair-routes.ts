import {
  type Booking,
  type Draw,
  daysOf,
  type Entry,
  isListed,
  mattersOf,
  type Round,
  signsOf,
  waitingOn,
} from '@poczekalnia/booking-core'
import { receiptId } from '@poczekalnia/booking-core/draw'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import {
  EntriesQuery,
  type EntryActed,
  fairAsked,
  OPENING_ASKS,
  type SiteDraws,
  type SiteEntries,
  type SiteEntry,
  type SitePrograms,
  WAITING_LIST,
} from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { searchFor } from '@poczekalnia/queue-core/person'
import type { Clock } from '@poczekalnia/server/clock'
import type { Route } from '@poczekalnia/server/endpoint'
import { z } from 'zod'
import type { Asks } from '../asks/asks.ts'
import { sameDocument } from '../draw/document-hash.ts'
import type { Drawing } from '../draw/drawing.ts'
import { reportOf } from '../draw/office-draws.ts'
import { asTold } from '../feed/routes.ts'
import { openingSpan, openingsOf } from './openings.ts'
import { hubRoutes } from './route.ts'
import { traceOf, traceOfEntry } from './traces.ts'
import { readTypedEmail } from './typed-email.ts'
import { visitOf } from './visit-of.ts'

/** Entries that a search shows, and visits that are looked at for what programs do: the newest. */
const SHOWN = 50
const LOOKED_AT = 1000
/** Draws that are told of, the newest first. */
const MOST_DRAWS = 20
const LINE = 16
const nothing = z.strictObject({})

/**
 * What the office's staff sees and does of draws, openings and programs, asked by its hub: `GET /<office>/office/…`
 * `fair-draws`, `draw-entries`, `programs`; `POST` `entries`, `entry-acts`, `entry-removals`.
 */
export function fairRoutes(parts: {
  office: () => Office
  store: BookingStore
  drawing: Drawing
  asks: Asks
  clock: Clock
  token: string
  anyLetters: () => boolean
}): Route[] {
  const { store, drawing, asks, clock } = parts
  const { bookings, letters, draws } = store
  const { id } = parts.office().profile
  const route = hubRoutes(id, parts.token)

  const lineOf = ({ code }: Entry) => code.slice(0, LINE)
  const placesOf = async (entry: Entry) =>
    (await Promise.all(entry.bookings.map((one) => bookings.get(one)))).filter((one): one is Booking => one !== null)
  const shown = async (entry: Entry): Promise<SiteEntry> => {
    const { matter, names, email, language, answerUntil } = entry
    const isWaiting = isListed(entry) && entry.state === 'confirmed'
    const before = isWaiting ? waitingOn(await draws.entries(entry.draw)).findIndex(({ id }) => id === entry.id) : -1
    const [state, rank] = isWaiting ? (['ranked', before + 1] as const) : [entry.state, entry.rank]
    const visits = await Promise.all((await placesOf(entry)).map((one) => visitOf(one, letters)))
    const more = { byOffice: entry.by === 'office', rank, answerUntil, visits }
    return { ...{ id: entry.id, line: lineOf(entry), state, matter, names, email, language }, ...more }
  }
  const roundOf = async ({ release, round }: Draw) => (await drawing.get(release, round))?.round ?? null
  const known = async (entry: string): Promise<Entry | null> => {
    const found = await draws.entry(entry)
    return found?.office === id ? found : null
  }
  const recent = async () => {
    const office = parts.office()
    const now = clock.now()
    const span = openingSpan(office, now)
    const [from, to] = [span.from, office.time.plusDays(span.from, span.days)].map((day) =>
      office.time.instant(day, '00:00'),
    )
    return bookings.between(id, from ?? 0, to ?? 0, now)
  }

  return [
    route('GET', 'fair-draws', nothing, async () => {
      const office = parts.office()
      const known = (await draws.of(id)).filter(({ release }) => release !== OPENING_ASKS).reverse()
      const isOfList = ({ release }: Draw) => release === WAITING_LIST
      const today = office.time.wall(clock.now()).date
      // Lists of days to come only, the next day first; of draws the newest.
      const lists = known.filter((one) => isOfList(one) && one.last >= today).reverse()
      const all = [...known.filter((one) => !isOfList(one)).slice(0, MOST_DRAWS), ...lists.slice(0, MOST_DRAWS)]
      const told = await Promise.all(
        all.map(async (draw) => {
          const round = await roundOf(draw)
          return round ? [await drawTold(office, draw, round)] : []
        }),
      )
      return {
        draws: told.flat(),
        openings: await Promise.all(
          openingsOf(office, await recent(), clock.now()).map(async (one) => ({
            ...one,
            played: await asks.played(one.opensAt),
          })),
        ),
      } satisfies SiteDraws
    }),

    route('GET', 'draw-entries', EntriesQuery, async ({ release, round, find }) => {
      const found = await drawing.get(release, round)
      const all = found ? await draws.entries(found.draw.id) : []
      const isNamed = searchFor(find)
      const receipt = find.trim() === '' ? '' : await receiptId(find)
      const isWanted = (entry: Entry) =>
        find.trim() === '' || entry.code === receipt || entry.names.some((name) => isNamed(name, entry.email))
      const wanted = all.filter((entry) => entry.state !== 'entered' && isWanted(entry)).sort(byUrgency)
      return {
        entries: await Promise.all(wanted.slice(0, SHOWN).map(shown)),
        more: wanted.length > SHOWN,
      } satisfies SiteEntries
    }),

    route('POST', 'entries', fairAsked.enter, async ({ release, round: named, document, ...asked }) => {
      const wrong = (field: string, expected: string) => ({ error: { field, expected } })
      const found = await drawing.get(release, named)
      if (!found) return wrong('round', 'a draw of this office')
      const office = parts.office()
      if (!mattersOf(office, found.round).includes(asked.matter)) return wrong('matter', 'a matter of this draw')
      const days = daysOf(office, found.round).filter((date) => asked.days.includes(date))
      if (days.length < asked.days.length) return wrong('days', 'days of this draw')
      const number = sameDocument(document)
      if (number.length < 5 || number.length > 30) return wrong('document', '5 to 30 letters and digits')
      const read = readTypedEmail(asked.email, parts.anyLetters())
      if ('refusal' in read) return read
      const done = await drawing.enterFor(found.round, { ...asked, email: read.email, days, document: number })
      if (!done.ok) return { refusal: { code: done.refusal.code } }
      return { receipt: done.value.receipt, line: (await receiptId(done.value.receipt)).slice(0, LINE) }
    }),

    route(
      'POST',
      'entry-acts',
      fairAsked.act,
      async ({ entry: asked, act, staff }): Promise<z.infer<typeof EntryActed>> => {
        const entry = await known(asked)
        if (!entry) return { refusal: { code: 'not-so-now' } }
        const done =
          act === 'withdraw' ? await drawing.withdraw(entry) : await drawing.answer(entry, act === 'accept', staff)
        if (!done.ok) return { refusal: { code: done.refusal.code } }
        const seq = Math.max(1, await bookings.lastTold(id))
        const made = act === 'accept' ? await placesOf(entry) : []
        const told = made.flatMap((booking) => asTold({ seq, booking }))
        return { line: lineOf(entry), round: entry.draw.split('/')[2] ?? '', bookings: told }
      },
    ),

    route('GET', 'programs', nothing, async () => {
      const newest = (await recent()).sort((a, b) => b.createdAt - a.createdAt).slice(0, LOOKED_AT)
      const traced = await Promise.all(newest.map(async (one) => traceOf(one, await letters.of(one.id)) ?? []))
      const signs = signsOf(traced.flat())
      const suspects = newest.filter((one) => signs.has(one.id))
      const visits = await Promise.all(
        suspects.map(async (one) => ({ ...(await visitOf(one, letters)), signs: signs.get(one.id) ?? [] })),
      )
      const most = <T extends { signs: unknown[] }>(a: T, b: T) => b.signs.length - a.signs.length
      return {
        visits: visits.sort(most).slice(0, 200),
        entries: (await suspectEntries()).sort(most).slice(0, 200),
        looked: newest.length,
      } satisfies SitePrograms
    }),

    route('POST', 'entry-removals', fairAsked.remove, async ({ entries, reason }) => {
      const isReason = parts.office().profile.cancelReasons.some((one) => one.id === reason)
      if (!isReason) return { removed: [], refused: entries.map((one) => ({ id: one, code: 'reason-unknown' })) }
      const removed: { line: string; round: string }[] = []
      const refused: { id: string; code: string }[] = []
      for (const one of entries) {
        const entry = await known(one)
        const done = entry ? await drawing.remove(entry, reason) : null
        if (entry && done?.ok) removed.push({ line: lineOf(entry), round: entry.draw.split('/')[2] ?? '' })
        else refused.push({ id: one, code: done && !done.ok ? done.refusal.code : 'not-so-now' })
      }
      return { removed, refused }
    }),
  ]

  async function drawTold(office: Office, draw: Draw, round: Round) {
    const { release, state } = draw
    const { opensAt, closesAt, drawsAt } = round
    const when = { opensAt, closesAt: closesAt ?? opensAt, drawsAt: drawsAt ?? opensAt }
    const days = daysOf(office, round)
    const report = await reportOf(store, draw)
    return { release, round: draw.round, state, matters: mattersOf(office, round), days, ...when, report }
  }

  /** Of draws whose days are not over: what takes part and may be removed. */
  async function suspectEntries() {
    const today = parts.office().time.wall(clock.now()).date
    const current = (await draws.of(id)).filter(({ last }) => last >= today)
    const found = await Promise.all(
      current.map(async (draw) => {
        const entries = (await draws.entries(draw.id)).filter(({ state }) =>
          ['confirmed', 'ranked', 'offered'].includes(state),
        )
        const traces = await Promise.all(
          entries.filter(({ by }) => by === 'visitor').map(async (one) => traceOfEntry(one, await letters.of(one.id))),
        )
        const signs = signsOf(traces)
        const suspects = entries.filter((one) => signs.has(one.id))
        return Promise.all(
          suspects.map(async (one) => ({ ...(await shown(one)), round: draw.round, signs: signs.get(one.id) ?? [] })),
        )
      }),
    )
    return found.flat()
  }
}

/** Those who have to answer first, then by rank, then by who came. */
function byUrgency(a: Entry, b: Entry): number {
  const isOpen = ({ state }: Entry) => (state === 'offered' ? 0 : 1)
  // On a waiting list nobody has a rank, and it goes by when they asked.
  return isOpen(a) - isOpen(b) || (a.rank ?? 1e9) - (b.rank ?? 1e9) || a.createdAt - b.createdAt
}
