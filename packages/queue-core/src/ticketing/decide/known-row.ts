import type { EventOf } from '../events.ts'
import type { Booking } from '../state.ts'

/** What of a person an import may correct. The data themselves stay outside the domain (ALL-4). */
export type PersonField = 'name' | 'email' | 'case'

/** What a row of an import says of a booking that is known. `changed`: what it says anew about the person. */
export type KnownRow = Pick<Booking, 'date' | 'time' | 'queue' | 'language'> & {
  pin: string | null
  party?: number | null
  changed?: readonly PersonField[]
}

/** Whether a row has a visit at another hour, or in another queue. */
export const isElsewhere = (before: Booking, row: Pick<KnownRow, 'date' | 'time' | 'queue'>): boolean =>
  row.date !== before.date || row.time !== before.time || row.queue !== before.queue

/**
 * Whether a row wants a visit that is still to come at another hour, or in another queue. One that came or lapsed stays
 * what it was.
 */
export const isMove = (before: Booking, row: KnownRow): boolean =>
  before.status === 'expected' && isElsewhere(before, row)

/**
 * How many people a row is for, where that is another number than the last import said: the office may have set one of
 * its own (WRO-4).
 */
export const newParty = (before: Booking, { party }: KnownRow): number | null =>
  (party ?? 1) === before.importedParty ? null : (party ?? 1)

/** What a row corrects in a known booking, apart from its hour; `null`: nothing. */
export function correction(before: Booking, row: KnownRow): EventOf<'BookingChanged'> | null {
  const party = newParty(before, row)
  const isLanguage = row.language !== before.language
  const fields = [
    ...(row.changed ?? []),
    ...(isLanguage ? (['language'] as const) : []),
    ...(party === null ? [] : (['party'] as const)),
  ]
  if (fields.length === 0) return null
  return {
    type: 'BookingChanged',
    booking: before.id,
    fields,
    ...(isLanguage && { language: row.language }),
    ...(party !== null && { party }),
  }
}
