import type { Booking, OfficeState } from './state.ts'

/**
 * The booking that a code proves on a day, by its own code or by another that is its too.
 * @param code as `normalCode` has it
 */
export const bookingWithCode = (state: OfficeState, date: string, code: string): string | undefined =>
  state.bookingsByCode.get(date)?.get(code) ?? state.otherCodes.get(date)?.get(code)

/** Every code that proves somebody's visit on a day: none is given twice, and none comes close to another (ALL-12). */
export const codesOfDay = (state: OfficeState, date: string): Set<string> =>
  new Set([...(state.bookingsByCode.get(date)?.keys() ?? []), ...(state.otherCodes.get(date)?.keys() ?? [])])

/** Codes that prove a visit beside its own. */
export const otherCodesOf = (state: OfficeState, { id, date }: Pick<Booking, 'id' | 'date'>): string[] =>
  [...(state.otherCodes.get(date) ?? [])].flatMap(([code, booking]) => (booking === id ? [code] : []))

/** The codes of a visit as the staff reads them: its own first, `0451 / 4711`. */
export const codesShown = (state: OfficeState, booking: Booking): string =>
  [booking.code, ...otherCodesOf(state, booking)].join(' / ')

/**
 * The booking that the booking site means by an id of its own; none for one whose visit was booked there anew since,
 * for what is told of that id is over.
 */
export function bookingOfSite({ bookings, linked }: OfficeState, site: string): Booking | undefined {
  const booking = bookings.get(linked.get(site) ?? site)
  return booking && (booking.online?.id ?? booking.id) === site ? booking : undefined
}
