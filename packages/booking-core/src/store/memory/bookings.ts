import { type Booking, cellsOf, isLive, personKey } from '../../booking.ts'
import type { TakenCell } from '../../grid.ts'
import { fromRow, toRow } from '../booking-row.ts'
import type { Bookings, Told, VisitCount, Write, Written } from '../ports/bookings.ts'
import type { MemoryAccounts } from './accounts.ts'
import { isOfLetter, MemoryInvitations } from './invitations.ts'
import type { MemoryLetters } from './letters.ts'

/** What can be gone back to when a write of several things is refused. */
export type Undo = () => void

/** Bookings that are known as long as their process lives: for tests, and to compare the real ones with. */
export class MemoryBookings implements Bookings {
  readonly #rows = new Map<string, { booking: Booking; stepMinutes: number; told: number; leaves: boolean }>()
  /** Codes that offices have given themselves, by office and day. */
  readonly #codes = new Map<string, readonly string[]>()
  /** Where each office's order ends. */
  readonly #orders = new Map<string, number>()
  readonly #letters: MemoryLetters
  readonly #accounts: MemoryAccounts
  /** Set by who keeps the draws. */
  draws: { erase(booking: string, now: number): void } | null = null
  readonly invitations = new MemoryInvitations(() => this.#all())

  constructor(letters: MemoryLetters, accounts: MemoryAccounts) {
    this.#letters = letters
    this.#accounts = accounts
  }

  async get(id: string): Promise<Booking | null> {
    return this.#rows.get(id)?.booking ?? null
  }

  async byDraft(draft: string): Promise<Booking | null> {
    return this.#all().find((one) => one.draft === draft) ?? null
  }

  async byLink(link: string): Promise<Booking | null> {
    return this.#all().find((one) => 'link' in one && one.link === link) ?? null
  }

  async taken(office: string, from: number, to: number, now: number, but?: string): Promise<TakenCell[]> {
    return this.#cells(office, now, but).filter(({ at }) => at >= from && at < to)
  }

  async visits(office: string, from: number, to: number, now: number): Promise<VisitCount[]> {
    const counts = new Map<string, VisitCount>()
    for (const one of this.#all()) {
      if (one.office !== office || one.at < from || one.at >= to || !isLive(one, now)) continue
      const { matter, date } = one
      const count = (counts.get(`${matter} ${date}`)?.count ?? 0) + 1
      counts.set(`${matter} ${date}`, { matter, date, count })
    }
    return [...counts.values()]
  }

  async toCome(office: string, now: number): Promise<Booking[]> {
    const booked = this.#all().filter((one) => one.office === office && one.state === 'booked' && one.at > now)
    return booked.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  }

  async between(office: string, from: number, to: number, now: number): Promise<Booking[]> {
    return this.#all()
      .filter((one) => one.office === office && one.at >= from && one.at < to)
      .filter((one) => isLive(one, now) || one.state === 'cancelled')
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  }

  async ofAddress(office: string, email: string): Promise<Booking[]> {
    const isOf = (one: Booking) => 'pin' in one && one.person.email.toLowerCase() === email.toLowerCase()
    return this.#all()
      .filter((one) => one.office === office && isOf(one))
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  }

  async write(write: Write, now: number): Promise<Written> {
    return this.writeNow(write, now)
  }

  writeNow({ office, before, stepMinutes, limit, codesOf, seatsOf, make }: Write, now: number): Written {
    const known = before && this.#rows.get(before.id)
    if (before && known?.booking.version !== before.version) return { ok: false, why: 'stale' }
    const ofDay = this.#all().filter((one) => one.office === office && one.date === codesOf)
    const pins = ofDay.flatMap((one) => ('pin' in one ? [one.pin] : []))
    const taken = seatsOf
      ? this.#cells(office, now, before?.id).filter(({ at }) => at >= seatsOf.from && at < seatsOf.to)
      : []
    const change = make(new Set([...pins, ...(this.#codes.get(`${office} ${codesOf}`) ?? [])]), taken)
    if (!change) return { ok: false, why: 'no-code' }
    const { booking, letters, tells } = change
    if (booking.state === 'booked' && this.#hasOther(booking, now)) return { ok: false, why: 'has-one' }
    if (isLive(booking, now) && this.#hasLetter(booking, now)) return { ok: false, why: 'invitation-used' }
    if (limit && this.#ofDay(office, limit, booking.id, now) >= limit.most) return { ok: false, why: 'day-limit' }
    if (!before && this.#all().some((one) => one.draft === booking.draft)) return { ok: false, why: 'made-already' }
    if (isLive(booking, now) && !change.leaves) {
      const others = this.#cells(office, now, booking.id)
      const wanted = new Set(cellsOf(booking, stepMinutes))
      if (others.some((c) => c.places === booking.places && c.seat === booking.seat && wanted.has(c.at)))
        return { ok: false, why: 'place-taken' }
    }
    const told = tells ? this.#last(office) + 1 : (known?.told ?? 0)
    if (tells) this.#orders.set(office, told)
    this.#rows.set(booking.id, { booking, stepMinutes, told, leaves: change.leaves === true })
    for (const letter of letters) this.#letters.add(booking.id, letter, now)
    return { ok: true, booking }
  }

  async told(office: string, after: number, most: number): Promise<Told[]> {
    return [...this.#rows.values()]
      .filter(({ booking, told }) => booking.office === office && told > after)
      .sort((a, b) => a.told - b.told)
      .slice(0, most)
      .map(({ booking, told }) => ({ seq: told, booking }))
  }

  async lastTold(office: string): Promise<number> {
    return this.#last(office)
  }

  async tidy(office: string, date: string, now: number): Promise<{ expired: number; dropped: number }> {
    this.invitations.tidy(office, date)
    const counts = { expired: 0, dropped: 0 }
    for (const key of this.#codes.keys())
      if (key.startsWith(`${office} `) && key < `${office} ${date}`) this.#codes.delete(key)
    this.#accounts.forget(office, now)
    for (const [id, row] of this.#rows) {
      const { booking } = row
      if (booking.office !== office) continue
      if (booking.date < date) {
        this.#rows.delete(id)
        this.#letters.forget(id)
        counts.dropped += 1
      } else if ('expiresAt' in booking && booking.expiresAt <= now) {
        const version = booking.version + 1
        row.booking = fromRow({
          ...toRow(booking),
          state: 'expired',
          case_number: null,
          last_day: null,
          version,
          changed_at: now,
        })
        this.#letters.forget(id)
        counts.expired += 1
      }
    }
    return counts
  }

  async erase(office: string, id: string, now: number): Promise<boolean> {
    const row = this.#rows.get(id)
    if (row?.booking.office !== office || !('pin' in row.booking)) return false
    const { matter, person, invitation } = row.booking
    this.#letters.forget(id)
    this.#accounts.forgetAddress(office, person.email)
    if (invitation) this.invitations.drop(office, matter, invitation.case)
    this.draws?.erase(id, now)
    const version = row.booking.version + 1
    const nobody = { name: null, email: null, phone: null, person: null, link: null, code: null, tries: null }
    const known = { ...toRow(row.booking), ...nobody, case_number: null, last_day: null, expires_at: null }
    row.booking = fromRow({ ...known, version, changed_at: now })
    return person.name !== ''
  }

  async keepCodes(office: string, date: string, codes: readonly string[]): Promise<void> {
    this.#codes.set(`${office} ${date}`, codes)
  }

  /** @returns how to make everything as it is now again */
  mark(): Undo {
    const rows = new Map([...this.#rows].map(([id, row]) => [id, { ...row }]))
    const orders = new Map(this.#orders)
    const letters = this.#letters.mark()
    return () => {
      this.#rows.clear()
      for (const [id, row] of rows) this.#rows.set(id, row)
      this.#orders.clear()
      for (const [office, last] of orders) this.#orders.set(office, last)
      letters()
    }
  }

  #last(office: string): number {
    return this.#orders.get(office) ?? 0
  }

  #all(): Booking[] {
    return [...this.#rows.values()].map(({ booking }) => booking)
  }

  #ofDay(office: string, { matter, date }: NonNullable<Write['limit']>, but: string, now: number): number {
    const isOne = (one: Booking) => one.office === office && one.matter === matter && one.date === date
    return this.#all().filter((one) => one.id !== but && isOne(one) && isLive(one, now)).length
  }

  #hasOther(booking: Booking & { state: 'booked' }, now: number): boolean {
    const { id, office, matter, person } = booking
    return this.#all().some(
      (one) =>
        one.state === 'booked' &&
        one.id !== id &&
        one.office === office &&
        one.matter === matter &&
        one.at > now &&
        personKey(person) !== null &&
        personKey(one.person) === personKey(person),
    )
  }

  #hasLetter(booking: Booking, now: number): boolean {
    const { id, invitation } = booking
    return invitation !== null && this.#all().some((one) => one.id !== id && isOfLetter(one, booking, invitation, now))
  }

  #cells(office: string, now: number, but?: string): TakenCell[] {
    return [...this.#rows.values()]
      .filter(
        ({ booking, leaves }) => !leaves && booking.office === office && booking.id !== but && isLive(booking, now),
      )
      .flatMap(({ booking, stepMinutes }) =>
        cellsOf(booking, stepMinutes).map((at) => ({ places: booking.places, at, seat: booking.seat })),
      )
  }
}
