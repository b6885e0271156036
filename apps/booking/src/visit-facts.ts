import type { Booking } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Language } from '@poczekalnia/protocol'
import { isCalledByNumber, type Office } from '@poczekalnia/queue-core'
import { inLanguage } from '@poczekalnia/server/in-language'

/** Something that is known of a visit, with its name in the reader's language. */
export type VisitFact = { of: 'what' | 'when' | 'who' | 'party' | 'where'; name: string; value: string }

/** What, when, who and where, as a page and a letter say them. Hours are the office's, with day and date (BOK-13). */
export function visitFacts(office: Office, booking: Booking, language: Language): VisitFact[] {
  const t = words(language)
  const fact = (of: VisitFact['of'], value: string): VisitFact => ({ of, name: t(`booking:visit.${of}`), value })
  const queue = office.queues.get(booking.matter)
  const what = queue ? inLanguage(queue.name, language).text : booking.matter
  return [
    fact('what', what),
    fact('when', t('booking:visit.time', { date: longDate(booking.date, language), time: booking.time })),
    ...('person' in booking ? [fact('who', booking.person.name)] : []),
    ...(booking.party > 1 ? [fact('party', String(booking.party))] : []),
    fact('where', office.profile.address),
  ]
}

/** What a booking is proved by at this office, and how that is done. */
export function proofOf(office: Office, matter: string, language: Language): { label: string; how: string } {
  const t = words(language)
  const digits = office.profile.checkIn.code.kind === 'digits'
  const kind = isCalledByNumber(office.queues.get(matter)) ? 'number' : digits ? 'pin' : 'code'
  const how = t(`booking:proof.${kind}.how`, { choice: t('kiosk:home.confirm') })
  return { label: t(`booking:proof.${kind}.label`), how }
}
