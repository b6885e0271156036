import type { OfficeState, RecordedEvent } from '@poczekalnia/queue-core'
import type { Alongside } from '@poczekalnia/queue-core/store'

/**
 * What goes to disk with an office's events by their kind, whoever asked for them (ALL-4): who asks to be erased goes
 * with the notes about their visit, the data of old visits with the event that counts them, and with the day the notes
 * about its visitors.
 * @param state as it is after them
 */
export function belongingsOf(office: string, state: OfficeState, recorded: readonly RecordedEvent[]): Alongside[] {
  return recorded.flatMap(({ event }): Alongside[] => {
    switch (event.type) {
      case 'PersonErased': {
        const { booking } = event
        const known = state.bookings.get(booking)
        const erased: Alongside = { type: 'erase-person', booking }
        return known?.status === 'checked-in'
          ? [erased, { type: 'forget-notes', office, ticket: known.ticket }]
          : [erased]
      }
      case 'PersonalDataErased':
        return [{ type: 'erase-people-before', date: event.before, people: event.people }]
      case 'DayClosed':
        return [{ type: 'forget-notes-but', office, tickets: [...state.tickets.keys()] }]
      default:
        return []
    }
  })
}
