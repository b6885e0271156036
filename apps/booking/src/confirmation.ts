import type { Booked } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import { arriveMinutesBefore, isCalledByNumber, type Office } from '@poczekalnia/queue-core'
import { inLanguage } from '@poczekalnia/server/in-language'
import { proofOf, visitFacts } from './visit-facts.ts'

/**
 * The confirmation of a visit as a PDF to keep (WRO-6). The QR code is what the machine's scanner takes.
 * @returns `null` when no font has all the letters of a name: it is never written with boxes in their place
 */
export async function confirmationOf(
  office: Office,
  booking: Booked,
  language: Language,
  now: number,
): Promise<Uint8Array | null> {
  // What sets a PDF is loaded by the first one that is asked for: a site that nobody asks carries none of it.
  const { confirmationPdf, MissingSignsError } = await import('@poczekalnia/confirmation')
  const t = words(language)
  const { label, how } = proofOf(office, booking.matter, language)
  const queue = office.queues.get(booking.matter)
  const count = arriveMinutesBefore(office, booking.matter)
  const bring = (queue?.bring ?? []).map((text) => inLanguage(text, language).text)
  const document = {
    ...{ language, title: t('booking:mine.confirmation') },
    introduction: [inLanguage(office.profile.name, language).text],
    facts: visitFacts(office, booking, language).map(({ name, value }) => ({ label: name, value })),
    code: { label, value: booking.pin, hint: how },
    qr: isCalledByNumber(queue) ? null : { data: booking.pin, alternative: t('booking:mine.qr') },
    lists: bring.length > 0 ? [{ heading: t('booking:done.bring'), items: bring }] : [],
    notes: [
      ...(count > 0 ? [t('booking:visit.come', { count })] : []),
      t('booking:hour.about'),
      t('booking:letter.late'),
    ],
  }
  try {
    return await confirmationPdf(document, new Date(now))
  } catch (error) {
    if (error instanceof MissingSignsError) return null
    throw error
  }
}
