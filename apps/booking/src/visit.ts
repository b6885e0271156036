import {
  type Booked,
  type Booking,
  type By,
  bookableMatter,
  type Cancelled,
  cancel,
  correctAddress,
  DOOR_MS,
  giveCode,
  move,
  type Outcome,
  openDoor,
  sendDoorCode,
  settle,
} from '@poczekalnia/booking-core'
import type { Change, NewLetter, Write, Written } from '@poczekalnia/booking-core/store'
import type { Letter } from '@poczekalnia/mail'
import { makeCode } from '@poczekalnia/queue-core'
import { type BookedKind, bookedLetter, cancelledLetter, doorLetter } from './letters/compose.ts'
import { newLetterOf, toAddress } from './letters/new-letter.ts'
import { cancelledText, doorText, newTextOf, visitText } from './letters/texts.ts'
import { newMailCode } from './secrets.ts'
import { type Done, pinsInAnyOrder, refusalOf, refused, type SittingParts } from './sitting.ts'
import { openKeeping } from './waiting/keeping.ts'

const DAY_MS = 24 * 3_600_000
const MOST_SEATS_TRIED = 20

/** What a visitor does with a visit that is booked: behind its address, and a code from the mail. */
export type Visits = {
  /** By the secret of its page's address. */
  find(link: string): Promise<Booking | null>
  /** Sends the code that opens the page; by SMS to the phone of who has one. */
  sendCode(link: string, way?: 'mail' | 'sms'): Promise<Done<Booked>>
  /** @returns what its address goes on with, good for half an hour */
  openBy(link: string, code: string): Promise<Done<string>>
  isOpen(link: string, pass: string): boolean
  /** The confirmation once more. */
  sendAgain(link: string): Promise<Done<Booked>>
  correctAddress(link: string, email: string, who?: By): Promise<Done<Booked>>
  /** To another hour, or not at all (BOK-9). */
  move(link: string, at: number, who?: By): Promise<Done<Booked>>
  cancel(link: string, why?: Parameters<typeof cancel>[2]): Promise<Done<Cancelled>>
  /** Another code, because the office has given one that is too close to it to somebody else (ALL-12). */
  giveCode(link: string): Promise<Done<Booked>>
  /** What the office tells of a visit. Whose visit it has called off gets a letter (BOK-11). */
  settle(outcome: Outcome & { id: string }): Promise<void>
}

/** @param parts.onGivenUp a place was given up: somebody on a waiting list may have it */
export function openVisits(parts: SittingParts & { onGivenUp: () => void }): Visits {
  const { store, secrets, clock, from } = parts
  const keeping = openKeeping(parts)
  const order = pinsInAnyOrder()
  const newLetter = (kind: NewLetter['kind'], letter: Letter) =>
    newLetterOf(kind, letter, from, parts.office().profile.id)
  const find = (link: string) => store.bookings.byLink(secrets.hash('link', link))
  /** Counted before a write: whether a short message may go with it. */
  const mayText = async (booking: Booking | null): Promise<boolean> => {
    const phone = booking && 'pin' in booking ? booking.person.phone : undefined
    return phone !== undefined && (await parts.texts?.may(phone)) === true
  }
  const text = ({ person: { phone }, office }: Booked | Cancelled, kind: NewLetter['kind'], words: string) =>
    phone === undefined ? [] : [newTextOf(kind, phone, words, office)]
  const confirmation = (booking: Booked, link: string, kind: BookedKind, texts: boolean) => {
    const page = `${parts.publicUrl}/${booking.office}/${booking.person.language}/v/${link}`
    const about = { from, page, kind }
    return [
      ...toAddress(booking, () => newLetter(kind, bookedLetter(parts.office(), booking, about))),
      ...(texts ? text(booking, kind, visitText(parts.office(), booking, kind)) : []),
    ]
  }
  const cancellation = (booking: Cancelled, texts: boolean) => {
    const site = `${parts.publicUrl}/${booking.office}/${booking.person.language}`
    return [
      ...toAddress(booking, () => newLetter('cancelled', cancelledLetter(parts.office(), booking, { from, site }))),
      ...(texts ? text(booking, 'cancelled', cancelledText(booking)) : []),
    ]
  }

  async function write(before: Booking, more: Partial<Write> & Pick<Write, 'make'>): Promise<Written> {
    const stepMinutes = parts.office().profile.booking?.stepMinutes ?? 5
    const about = { office: before.office, before, stepMinutes, limit: null, codesOf: null }
    return store.bookings.write({ ...about, ...more }, clock.now())
  }

  /** The same, of a change by which a visit's place is given up: on a full day it is kept for who waits (BOK-8). */
  async function writeAndKeep(before: Booking, more: Partial<Write> & Pick<Write, 'make'>): Promise<Written> {
    const kept = await keeping.of(before)
    if (!kept) return write(before, more)
    const stepMinutes = parts.office().profile.booking?.stepMinutes ?? 5
    const about = { office: before.office, before, stepMinutes, limit: null, codesOf: null }
    const done = await store.draws.write({ bookings: [{ ...about, ...more }, kept] }, clock.now())
    if (done.ok) parts.onGivenUp()
    if (done.ok) return { ok: true, booking: done.bookings[0] as Booking }
    const { why } = done
    // What only entries of draws are refused for can't be meant.
    return { ok: false, why: why === 'closed' || why === 'entered-already' ? 'stale' : why }
  }

  /** Decides on the visit as it is and writes it; anew when somebody was quicker. */
  async function change<T extends Booking>(
    link: string,
    decide: (before: Booking) => { ok: true; booking: T } | { ok: false; refusal: Parameters<typeof refused>[0] },
    also: (booking: T) => Pick<Change, 'letters' | 'tells'>,
    put: typeof write = write,
  ): Promise<Done<T>> {
    for (let tries = 0; ; tries++) {
      const before = await find(link)
      if (!before) return refused({ code: 'not-so-now' })
      const decided = decide(before)
      if (!decided.ok) return refused(decided.refusal)
      const { letters, tells } = also(decided.booking)
      const make = () => ({ booking: decided.booking as Booking, takes: false, letters, tells })
      const written = await put(before, { make })
      if (written.ok) {
        if (letters.length > 0) parts.onLetters()
        if (tells) parts.onTold()
        return { ok: true, value: decided.booking }
      }
      if (written.why !== 'stale' || tries > 5) return refused(refusalOf(written))
    }
  }

  return {
    find,
    isOpen: (link, pass) => secrets.isPass(link, pass, clock.now()),

    sendCode(link, way = 'mail') {
      const code = newMailCode()
      const now = clock.now()
      return change(
        link,
        (before) => sendDoorCode(before, secrets.hash('code', `${before.id} ${code}`), { now }),
        (booking) => {
          const bySms = way === 'sms' ? text(booking, 'code', doorText(code, booking.person)) : []
          const letters = bySms.length > 0 ? bySms : [newLetter('code', doorLetter(parts.office(), booking, code))]
          return { letters, tells: false }
        },
      )
    },

    async openBy(link, code) {
      const before = await find(link)
      if (!before) return refused({ code: 'not-so-now' })
      const hash = secrets.hash('code', `${before.id} ${code}`)
      const opened = openDoor(before, (door) => secrets.isSame(door.code, hash), { now: clock.now() })
      const booking = opened.ok ? opened.booking : opened.counted
      if (booking) {
        const written = await write(before, { make: () => ({ booking, takes: false, letters: [], tells: false }) })
        // Of two codes at once both count: the second is decided anew.
        if (!written.ok) return written.why === 'stale' ? this.openBy(link, code) : refused(refusalOf(written))
      }
      if (!opened.ok) return refused(opened.refusal)
      return { ok: true, value: secrets.passUntil(link, clock.now() + DOOR_MS) }
    },

    sendAgain: (link) =>
      change(
        link,
        (before) =>
          before.state === 'booked'
            ? { ok: true, booking: { ...before, version: before.version + 1 } }
            : refused({ code: 'not-so-now' }),
        (booking) => ({ letters: confirmation(booking, link, 'booked', false), tells: false }),
      ),

    correctAddress: (link, email, who) =>
      change(
        link,
        (before) => correctAddress(before, email, { now: clock.now() }, who),
        (booking) => ({ letters: confirmation(booking, link, 'booked', false), tells: true }),
      ),

    async cancel(link, why = { by: 'visitor' }) {
      const texts = await mayText(await find(link))
      return change(
        link,
        (before) => cancel(parts.office(), before, why, { now: clock.now() }),
        (booking) => ({ letters: cancellation(booking, texts), tells: true }),
        writeAndKeep,
      )
    },

    async giveCode(link) {
      const texts = await mayText(await find(link))
      for (let tries = 0; ; tries++) {
        const before = await find(link)
        const office = parts.office()
        const queue = before && office.queues.get(before.matter)
        if (before?.state !== 'booked' || !queue) return refused({ code: 'not-so-now' })
        const written = await write(before, {
          codesOf: before.date,
          make(codes) {
            const pin = makeCode(office, queue, { taken: new Set(codes), cursor: 0 }, order())
            const given = pin === null ? null : giveCode(before, pin, { now: clock.now() })
            if (!given?.ok) return null
            const { booking } = given
            return { booking, takes: false, letters: confirmation(booking, link, 'code-changed', texts), tells: true }
          },
        })
        if (written.ok) {
          parts.onLetters()
          parts.onTold()
          return { ok: true, value: written.booking as Booked }
        }
        if (written.why !== 'stale' || tries > 5) return refused(refusalOf(written))
      }
    },

    async settle({ id, ...outcome }) {
      const office = parts.office()
      const texts = outcome.state === 'cancelled' && (await mayText(await store.bookings.get(id)))
      for (let tries = 0; tries < MOST_SEATS_TRIED; tries++) {
        const now = clock.now()
        const before = await store.bookings.get(id)
        const settled = before?.office === office.profile.id ? settle(office, before, outcome, { now }) : null
        if (!before || !settled) return
        const { booking, isElsewhere } = settled
        const letters = booking.state === 'cancelled' ? cancellation(booking, texts) : []
        const make = () => ({ booking, takes: false, leaves: isElsewhere, letters, tells: false })
        const put = booking.state === 'cancelled' ? writeAndKeep : write
        const written = await put(before, { make })
        if (written.ok && letters.length > 0) parts.onLetters()
        if (written.ok || written.why !== 'stale') return
      }
    },

    async move(link, at, who) {
      const office = parts.office()
      const texts = await mayText(await find(link))
      for (let tries = 0; tries < MOST_SEATS_TRIED; tries++) {
        const now = clock.now()
        const before = await find(link)
        if (before?.state !== 'booked') return refused({ code: 'not-so-now' })
        // Sent twice, it is done once.
        if (before.at === at) return { ok: true, value: before }
        const taken = await store.bookings.taken(office.profile.id, at - DAY_MS, at + DAY_MS, now, before.id)
        const moved = move(office, before, at, taken, { now }, who)
        if (!moved.ok) return refused(moved.refusal)
        const queue = office.queues.get(before.matter)
        const most = bookableMatter(office, before.matter)?.perDay
        if (!queue) return refused({ code: 'no-such-hour' })
        const written = await writeAndKeep(before, {
          limit: most === undefined ? null : { matter: before.matter, date: moved.date, most },
          codesOf: moved.date,
          make(codes) {
            // On its own day the visitor keeps the code that stands in the letter.
            const isSameDay = moved.date === before.date
            const pin = isSameDay ? before.pin : makeCode(office, queue, { taken: new Set(codes), cursor: 0 }, order())
            if (pin === null) return null
            const booking = moved.booking(pin)
            return { booking, takes: true, letters: confirmation(booking, link, 'moved', texts), tells: true }
          },
        })
        if (written.ok) {
          parts.onLetters()
          parts.onTold()
          return { ok: true, value: written.booking as Booked }
        }
        if (written.why !== 'stale' && written.why !== 'place-taken') return refused(refusalOf(written))
      }
      return refused({ code: 'place-taken' })
    },
  }
}
