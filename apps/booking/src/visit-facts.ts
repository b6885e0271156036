import type { Booking } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Language } from '@poczekalnia/protocol'
import { isCalledByNumber, type Office } from '@poczekalnia/queue-core'
import { inLanguage } from '@poczekalnia/server/in-language'

/**
 * Something that is known of a visit, with its name in the reader's language.
 * `lang`: the language of the value; `null`: nobody knows, a person typed it.
 */
export type VisitFact = {
  of: 'what' | 'when' | 'who' | 'party' | 'where'
  name: string
  value: string
  lang: Language | null
}

/** What, when, who and where, as a page and a letter say them. Hours are the office's, with day and date (BOK-13). */
export function visitFacts(office: Office, booking: Booking, language: Language): VisitFact[] {
  const t = words(language)
  const fact = (of: VisitFact['of'], value: string, lang: VisitFact['lang'] = language): VisitFact => ({
    ...{ of, name: t(`booking:visit.${of}`), value, lang },
  })
  const queue = office.queues.get(booking.matter)
  const what = inLanguage(queue?.name ?? { pl: booking.matter }, language)
  return [
    fact('what', what.text, what.lang),
    fact('when', t('booking:visit.time', { date: longDate(booking.date, language), time: booking.time })),
    ...('person' in booking ? [fact('who', booking.person.name, null)] : []),
    ...(booking.party > 1 ? [fact('party', String(booking.party))] : []),
    fact('where', office.profile.address, 'pl'),
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
