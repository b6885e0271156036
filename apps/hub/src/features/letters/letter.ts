import { words } from '@poczekalnia/locales'
import { datesOf, type Language, type LetterKind } from '@poczekalnia/protocol'
import { arriveMinutesBefore, type Booking, type Office } from '@poczekalnia/queue-core'

/** A letter as it is sent: plain text, in the visitor's language. */
export type Written = { language: Language; subject: string; text: string }

/**
 * The letter to one visitor.
 * @param closes until when the office works on that day, `HH:MM`
 */
export function writeLetter(
  kind: LetterKind,
  booking: Booking,
  { office, closes }: { office: Office; closes: string | null },
): Written {
  const { profile, queues } = office
  const language = booking.language ?? 'pl'
  const t = words(language)
  const queue = queues.get(booking.queue)
  const name = profile.name[language] ?? profile.name.pl
  const facts = {
    office: name,
    address: profile.address,
    date: longDay(booking.date, language),
    time: booking.time,
    queue: queue ? (queue.name[language] ?? queue.name.pl) : booking.queue,
    code: booking.code,
    closes: closes ?? '',
    minutes: arriveMinutesBefore(office, booking.queue),
  }
  const paragraphs = {
    'closed-early': ['greeting', 'closed', 'visit', 'closedDo', 'foot'],
    visit: ['greeting', 'booked', 'visit', /^\d{4}$/.test(booking.code) ? 'pin' : 'code', 'come', 'foot'],
  }[kind]
  return {
    language,
    subject: t(`letters:subject.${kind}`, facts),
    text: `${paragraphs.map((part) => t(`letters:${part}`, facts)).join('\n\n')}\n`,
  }
}

/** What is said to all of one language whom an early end leaves out, in a mail that goes to several at once. */
export function writeCommon(
  language: Language,
  { date, closes, office }: { date: string; closes: string; office: Office },
): Written {
  const t = words(language)
  const { profile } = office
  const facts = { office: profile.name[language] ?? profile.name.pl, date: longDay(date, language), closes }
  const paragraphs = ['greeting', 'closedCommon', 'closedDo', 'foot']
  return {
    language,
    subject: t('letters:subject.closed-early', facts),
    text: `${paragraphs.map((part) => t(`letters:${part}`, facts)).join('\n\n')}\n`,
  }
}

const longDay = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(datesOf(language), { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  )
