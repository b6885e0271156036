import {
  type Booking,
  type Cut,
  type CutOffice,
  cellsOf,
  isStillPlace,
  loseItsPlace,
  seatAnew,
  type TakenCell,
} from '@poczekalnia/booking-core'
import type { BookingStore, NewLetter } from '@poczekalnia/booking-core/store'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Logger } from '@poczekalnia/server/logger'
import { cutLetter } from './letters/compose.ts'
import { newLetterOf, toAddress } from './letters/new-letter.ts'
import type { Secrets } from './secrets.ts'

const DAY_MS = 24 * 3_600_000

/** What an office has taken back of its hours and places, and whom that leaves without one (BOK-11). */
export type OfficeCuts = {
  /** The office as it can be booked now. */
  office(): CutOffice
  /** Reads what stands cut, also what another server has cut. */
  load(): Promise<void>
  /** Visits to come whose place is not there any more, or would not be with one cut more. */
  affected(more?: Cut): Promise<Booking[]>
  /** Takes hours or places back; the same id again changes nothing. @returns how many visits lost their place */
  make(cut: Cut): Promise<number>
  lift(id: string): Promise<boolean>
  /** The office ends its day at that hour, or as usual again (`null`). The same told again changes nothing. */
  closeEarly(date: string, closes: string | null): Promise<void>
  /**
   * Seats anew whoever can stay at their hour, and writes to everybody else whose place is gone, each once: whatever
   * took it, a cut or the profile, and whenever a kill came between. @returns how many were written down
   */
  sweep(): Promise<number>
}

export function openCuts(parts: {
  office: Office
  store: BookingStore
  secrets: Secrets
  clock: Clock
  log: Logger
  from: string
  publicUrl: string
  onLetters: () => void
}): OfficeCuts {
  const { office: profile, store, secrets, clock, from } = parts
  const { id } = profile.profile
  const stepMinutes = profile.profile.booking?.stepMinutes ?? 5
  let current: CutOffice = { ...profile, cuts: [] }
  const today = () => profile.time.wall(clock.now()).date

  async function load(): Promise<void> {
    current = { ...profile, cuts: await store.cuts.from(id, today()) }
  }

  /** Writes what a booking has become, where nobody was quicker: the next look decides anew. */
  async function write(before: Booking, booking: Booking, takes: boolean, letters: NewLetter[]): Promise<boolean> {
    const about = { office: id, before, stepMinutes, limit: null, codesOf: null }
    const make = () => ({ booking, takes, letters, tells: false })
    return (await store.bookings.write({ ...about, make }, clock.now())).ok
  }

  async function settle(before: Booking): Promise<boolean> {
    const now = clock.now()
    if (before.state !== 'booked' || (isStillPlace(current, before) && before.cutAt === undefined)) return false
    const taken = await store.bookings.taken(id, before.at - DAY_MS, before.at + DAY_MS, now, before.id)
    const seated = seatAnew(current, before, taken, { now })
    if (seated && (await write(before, seated, true, []))) return false
    const lost = loseItsPlace(current, before, { now })
    if (!lost) return false
    const page = `${parts.publicUrl}/${id}/${lost.person.language}/v/${secrets.linkOf(lost.id)}`
    const letter = () => newLetterOf('cut', cutLetter(current, lost, page), from, lost.office)
    const written = await write(before, lost, false, toAddress(lost, letter))
    // Without the name: logs are read by others (ALL-4).
    const { date, time, matter } = lost
    if (written) parts.log.warn({ office: id, id: lost.id, date, time, matter }, 'a booked visit has lost its place')
    return written
  }

  async function sweep(): Promise<number> {
    await load()
    let told = 0
    for (const booking of await store.bookings.toCome(id, clock.now())) if (await settle(booking)) told += 1
    if (told > 0) parts.onLetters()
    return told
  }

  return {
    office: () => current,
    ...{ load, sweep },
    async affected(more) {
      const then = more ? { ...current, cuts: [...(current.cuts ?? []), more] } : current
      const now = clock.now()
      const toCome = await store.bookings.toCome(id, now)
      const without = toCome.filter((one) => !isStillPlace(then, one) && (!more || isStillPlace(current, one)))
      if (!more || more.seats === 0) return without
      // Whoever can sit elsewhere at the same hour loses nothing, each of them another seat.
      const seated: TakenCell[] = []
      const lost: Booking[] = []
      for (const one of without) {
        const taken = await store.bookings.taken(id, one.at - DAY_MS, one.at + DAY_MS, now, one.id)
        const anew = seatAnew(then, one, [...taken, ...seated], { now })
        if (anew) for (const at of cellsOf(anew, stepMinutes)) seated.push({ places: anew.places, at, seat: anew.seat })
        else lost.push(one)
      }
      return lost
    },
    async make(cut) {
      await store.cuts.put(cut)
      return sweep()
    },
    async closeEarly(date, closes) {
      await load()
      const known = (current.cuts ?? []).find((cut) => cut.kind === 'closed-early' && cut.date === date)
      if ((known?.from ?? null) === closes) return
      if (known) await store.cuts.lift(id, known.id)
      const all = { to: null, places: null, seats: 0, staff: null }
      const cut = { ...all, id: `closed-early-${date}`, office: id, kind: 'closed-early' as const, date, from: closes }
      if (closes !== null) await store.cuts.put({ ...cut, at: clock.now() })
      await load()
    },
    async lift(cut) {
      const lifted = await store.cuts.lift(id, cut)
      await sweep()
      return lifted
    },
  }
}
