import type { Booked, Booking, Held, Pending } from '../../booking.ts'
import type { Change, Write } from '../ports/bookings.ts'
import type { NewLetter } from '../ports/letters.ts'

/** The moment of a test, epoch ms. */
export const now = 1_795_000_000_000
/** Hours of a test's day, from this instant on, in steps of 20 minutes. */
export const nine = 1_795_680_000_000
export const step = 20 * 60_000

export const held = (id: string, more: Partial<Held> = {}): Held => ({
  ...{ id, office: 'a', version: 1, matter: 'pobyt', date: '2026-11-26', time: '09:00', at: nine, minutes: 20 },
  ...{ places: 'desks', seat: 1, party: 1, invitation: null, draft: `draft ${id}`, createdAt: now, changedAt: now },
  ...{ state: 'held', expiresAt: now + 600_000, ...more },
})

export const pending = (before: Held, more: Partial<Pending> = {}): Pending => ({
  ...before,
  ...{ version: before.version + 1, state: 'pending', code: 'hash', tries: 0, sent: 1 },
  person: { name: 'Олена Коваль', email: `${before.id}@example.org`, language: 'uk' },
  ...more,
})

export const booked = (before: Pending, more: Partial<Booked> = {}): Booked => {
  const { code: _code, tries: _tries, sent: _sent, expiresAt: _expiresAt, ...rest } = before
  return {
    ...rest,
    version: before.version + 1,
    state: 'booked',
    pin: '0451',
    link: `link ${before.id}`,
    sequence: 0,
    door: null,
    ...more,
  }
}

export const letter = (id: string, more: Partial<NewLetter> = {}): NewLetter => ({
  ...{ id, office: 'a', kind: 'code', way: 'mail', to: 'olena@example.org', content: '{"subject":"Kod"}' },
  ...more,
})

/** A write of a booking as it is to be, which takes its place. */
export const taking = (booking: Booking, more: Partial<Change> = {}): Write => write(booking, { takes: true, ...more })

/** A write of a booking whose place stays. */
export const write = (booking: Booking, more: Partial<Change> = {}): Write => ({
  office: booking.office,
  before: booking.version === 1 ? null : { id: booking.id, version: booking.version - 1 },
  ...{ stepMinutes: 20, codesOf: null, limit: null },
  make: () => ({ booking, takes: false, letters: [], tells: false, ...more }),
})
