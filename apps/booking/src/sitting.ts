import { randomInt } from 'node:crypto'
import {
  type Booked,
  type Booking,
  bookableMatter,
  bookForSomebody,
  changed,
  givePerson,
  type Held,
  hold,
  type Invitation,
  isOffered,
  type Pending,
  type Person,
  type Refusal,
  typeCode,
} from '@poczekalnia/booking-core'
import type { BookingStore, Change, NewLetter, Written } from '@poczekalnia/booking-core/store'
import type { Letter } from '@poczekalnia/mail'
import { allPins, makeCode, type Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import { newId } from '@poczekalnia/server/ids'
import { bookedLetter, codeLetter } from './letters/compose.ts'
import { newLetterOf } from './letters/new-letter.ts'
import { codeText, newTextOf, type Texts, visitText } from './letters/texts.ts'
import { newMailCode, newToken, type Secrets, shuffled } from './secrets.ts'

/** What somebody asked for was done, or why it wasn't. */
export type Done<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

export type SittingParts = {
  office: () => Office
  store: BookingStore
  secrets: Secrets
  clock: Clock
  /** Sender of the letters, and domain of their Message-IDs. */
  from: string
  /** Short messages; `null`: the office or the site offers none. */
  texts: Texts | null
  /** Letters were written. */
  onLetters: () => void
  /** The office has something to hear. */
  onTold: () => void
  /** Address that visitors reach the site by. */
  publicUrl: string
}

/** All PINs in an order that nobody knows, each time from another one on: chance for whoever makes a code. */
export function pinsInAnyOrder(): () => string[] {
  const pins = shuffled(allPins())
  return () => {
    const from = randomInt(pins.length)
    return [...pins.slice(from), ...pins.slice(0, from)]
  }
}

type Asked = { matter: string; at: number }

/** One visitor's way from an hour to a booked visit. Every answer is of what is on disk (BOK-1). */
export type Sitting = {
  /**
   * Holds a place.
   * @param key of the page whose button was pressed: pressed twice, one place is held
   * @returns the secret part of the page's address
   */
  hold(asked: Asked & { invitation?: Invitation | null }, key?: string): Promise<Done<string>>
  find(token: string): Promise<Booking | null>
  /** Takes down who it is, and sends a code, to the phone where there is one; also again, and to another address. */
  givePerson(token: string, person: Person, party: number): Promise<Done<Pending>>
  typeCode(token: string, code: string): Promise<Done<Booked>>
  /** The office books for somebody: the same hours, no code from a mail. A letter only where there is an address. */
  bookFor(asked: Asked, person: Person, staff: string | null): Promise<Done<Booked>>
}

export function openSitting(parts: SittingParts): Sitting {
  const { store, secrets, clock, from } = parts
  const pins = pinsInAnyOrder()
  const step = () => parts.office().profile.booking?.stepMinutes ?? 5
  /** Holds that are being written, by the page that asked. */
  const holding = new Map<string, Promise<unknown>>()
  const find = (token: string) => store.bookings.byDraft(secrets.hash('draft', token))
  const newLetter = (kind: NewLetter['kind'], letter: Letter) =>
    newLetterOf(kind, letter, from, parts.office().profile.id)

  return {
    find,

    async hold(asked, key = newToken()) {
      const same = holding.get(key)
      if (same) await same
      const already = await find(key)
      const isThis = already?.state === 'held' && already.matter === asked.matter && already.at === asked.at
      if (isThis && already.expiresAt > clock.now()) return { ok: true, value: key }
      const token = already ? newToken() : key
      const work = takePlace(asked, token, null, (held) => ({ booking: held, letters: [], tells: false }))
      holding.set(token, work)
      const written = await work.finally(() => holding.delete(token))
      if (written !== 'made-already' && written.ok) return { ok: true, value: token }
      // Pressed at another server in the same moment: what was held there, the hour's last place perhaps, is told here.
      if (written === 'made-already' || (store.shared && (await find(token)))) return this.hold(asked, key)
      return written
    },

    async bookFor(asked, person, staff) {
      const office = parts.office()
      const queue = office.queues.get(asked.matter)
      if (!queue) return refused({ code: 'no-such-hour' })
      const { date } = office.time.wall(asked.at)
      const written = await takePlace({ ...asked, invitation: 'office' }, newToken(), date, (held, codes) => {
        const pin = makeCode(office, queue, { taken: new Set(codes), cursor: 0 }, pins())
        if (pin === null) return null
        const secret = secrets.linkOf(held.id)
        const made = bookForSomebody(held, person)(pin, secrets.hash('link', secret))
        const booking = staff === null ? made : { ...made, staff }
        const about = { from, page: pageOf(booking, secret), kind: 'booked' } as const
        const letters = person.email === '' ? [] : [newLetter('booked', bookedLetter(office, booking, about))]
        return { booking, letters, tells: true }
      })
      if (written === 'made-already') return refused({ code: 'not-so-now' })
      if (!written.ok) return written
      parts.onLetters()
      parts.onTold()
      return { ok: true, value: written.value as Booked }
    },

    async givePerson(token, person, party) {
      const office = parts.office()
      const before = await find(token)
      if (!before) return refused({ code: 'run-out' })
      const code = newMailCode()
      const { codeMinutes = 30 } = office.profile.booking ?? {}
      const given = { person, party, code: secrets.hash('code', `${before.id} ${code}`) }
      const decided = givePerson(before, given, codeMinutes, { now: clock.now() })
      if (!decided.ok) return decided
      const { booking } = decided
      const until = office.time.hourAndMinute(booking.expiresAt)
      const { phone } = person
      const letter =
        phone === undefined
          ? newLetter('code', codeLetter(office, booking, code))
          : newTextOf('code', phone, codeText(code, until, person), booking.office)
      const make = () => ({ booking, takes: false, letters: [letter], tells: false })
      const written = await write(before, { codesOf: null, make })
      if (!written.ok) return refused(refusalOf(written))
      parts.onLetters()
      return { ok: true, value: booking }
    },

    async typeCode(token, code) {
      const office = parts.office()
      const before = await find(token)
      if (!before) return refused({ code: 'run-out' })
      // Sent twice, it is done once.
      if (before.state === 'booked') return { ok: true, value: before }
      const isIt =
        before.state === 'pending' && secrets.isSame(before.code, secrets.hash('code', `${before.id} ${code}`))
      const typed = typeCode(before, isIt, { now: clock.now() })
      if (!typed.ok) {
        const { counted, refusal } = typed
        if (counted) {
          const written = await write(before, { codesOf: null, make: () => still(counted) })
          // Of two wrong codes at once both count: the second is decided anew.
          if (!written.ok) return written.why === 'stale' ? this.typeCode(token, code) : refused(refusalOf(written))
        }
        return refused(refusal)
      }
      const queue = office.queues.get(before.matter)
      // Cut while somebody typed: they are told now, and not booked first.
      if (!queue || !isOffered(office, before)) return refused({ code: 'no-such-hour' })
      const secret = secrets.linkOf(before.id)
      const link = secrets.hash('link', secret)
      const { phone } = before.state === 'pending' ? before.person : {}
      const mayText = phone !== undefined && (await parts.texts?.may(phone))
      const written = await write(before, {
        codesOf: before.date,
        make(codes) {
          const pin = makeCode(office, queue, { taken: new Set(codes), cursor: 0 }, pins())
          if (pin === null) return null
          const booking = typed.booking(pin, link)
          const letters = [
            newLetter('booked', bookedLetter(office, booking, { from, page: pageOf(booking, secret), kind: 'booked' })),
            ...(mayText ? [newTextOf('booked', phone, visitText(office, booking, 'booked'), booking.office)] : []),
          ]
          return { booking, takes: false, letters, tells: true }
        },
      })
      if (written.ok) {
        parts.onLetters()
        parts.onTold()
        return { ok: true, value: written.booking as Booked }
      }
      if (written.why === 'stale') return this.typeCode(token, code)
      // Whoever has a visit already needs no second place.
      if (written.why === 'has-one') await write(before, { codesOf: null, make: () => still(givenUp(before)) })
      return refused(refusalOf(written))
    },
  }

  /** Takes a free seat at an hour. */
  async function takePlace(
    { matter, at, invitation }: Asked & { invitation?: Invitation | 'office' | null },
    token: string,
    codesOf: string | null,
    make: (held: Held, codes: ReadonlySet<string>) => Omit<Change, 'takes'> | null,
  ): Promise<Done<Booking> | 'made-already'> {
    const office = parts.office()
    const now = clock.now()
    // A day's windows are its own: of other days nothing is asked.
    const { date } = office.time.wall(at)
    const begins = office.time.instant(date, '00:00')
    const ends = office.time.instant(office.time.plusDays(date, 1), '00:00')
    const asked = { matter, at, invitation: invitation ?? null, id: newId(), draft: secrets.hash('draft', token) }
    const seatsOf = { from: begins, to: ends }
    // Who asks for an hour that is full is told so without a write.
    const known = await store.bookings.taken(office.profile.id, begins, ends, now)
    let decided = hold(office, asked, known, { now })
    if (!decided.ok) return decided
    const about = { office: office.profile.id, before: null, stepMinutes: step(), codesOf, seatsOf }
    const limit = limitOf(office, decided.booking)
    const written = await store.bookings.write(
      {
        ...{ ...about, limit },
        // The seat is chosen inside: however many press the same hour at once, nobody has to choose anew.
        make(codes, taken) {
          decided = hold(office, asked, taken, { now })
          const change = decided.ok ? make(decided.booking, codes) : null
          return change && { ...change, takes: true }
        },
      },
      now,
    )
    if (written.ok) return { ok: true, value: written.booking }
    if (!decided.ok) return decided
    if (written.why === 'made-already') return written.why
    return refused(refusalOf(written))
  }

  function write(before: Booking, more: Pick<Parameters<BookingStore['bookings']['write']>[0], 'codesOf' | 'make'>) {
    const about = { office: before.office, before, stepMinutes: step(), limit: null }
    return store.bookings.write({ ...about, ...more }, clock.now())
  }

  function pageOf({ office, person }: Booked, secret: string): string {
    return `${parts.publicUrl}/${office}/${person.language}/v/${secret}`
  }

  function givenUp(before: Booking): Booking {
    const { id, office, version, matter, date, time, at, minutes, places, seat, party } = before
    const { draft, createdAt, changedAt } = before
    const where = { matter, date, time, at, minutes, places, seat, party, invitation: null }
    const base = { id, office, version, ...where, draft, createdAt, changedAt }
    return changed({ ...base, state: 'expired' }, clock.now())
  }
}

function limitOf(office: Office, { matter, date }: Booking) {
  const most = bookableMatter(office, matter)?.perDay
  return most === undefined ? null : { matter, date, most }
}

const still = (booking: Booking) => ({ booking, takes: false, letters: [], tells: false })

export function refusalOf({ why }: Extract<Written, { ok: false }>): Refusal {
  switch (why) {
    case 'stale':
    case 'made-already':
      return { code: 'not-so-now' }
    case 'place-taken':
      return { code: 'run-out' }
    case 'day-limit':
      return { code: 'place-taken' }
    case 'has-one':
      return { code: 'has-one' }
    case 'invitation-used':
      return { code: 'invitation-used' }
    case 'no-code':
      return { code: 'day-full' }
    default:
      return why satisfies never
  }
}
