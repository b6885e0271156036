import type { Booked, Cancelled } from '@poczekalnia/booking-core'
import type { Letter } from '@poczekalnia/mail'
import type { Office } from '@poczekalnia/queue-core'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/**
 * The calendar entry of a visit (RFC 5545). Hours are in UTC: that is what all programs read alike, and what is right
 * in
 * the hour that the autumn night has twice (BOK-13). The UID stays as long as the booking; each change raises SEQUENCE.
 * @param told what it is called, and what stands in it
 * @param from the sender's address: the entry's organizer
 */
export function calendarEntry(
  office: Office,
  booking: Booked | Cancelled,
  told: { summary: string; description: string },
  from: string,
): NonNullable<Letter['calendar']> {
  const isOff = booking.state === 'cancelled'
  const { address, name } = office.profile
  const calendar = ical({
    method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'Poczekalnia', product: 'booking', language: booking.person.language.toUpperCase() },
  })
  const event = calendar.createEvent({
    ...{ id: uidOf(booking), sequence: booking.sequence, stamp: new Date(booking.changedAt) },
    ...{ start: new Date(booking.at), end: new Date(booking.at + booking.minutes * 60_000) },
    ...{ summary: told.summary, description: told.description, location: address },
    organizer: { name: name.pl, email: from },
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  event.createAttendee({ email: booking.person.email, rsvp: false })
  return { method: isOff ? 'CANCEL' : 'REQUEST', content: calendar.toString() }
}

/** Known again in every program, whatever changes. */
export const uidOf = ({ id }: { id: string }): string => `${id}@poczekalnia`
