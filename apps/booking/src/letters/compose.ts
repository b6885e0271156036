import type { Booked, Pending } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import type { Letter } from '@poczekalnia/mail'
import { arriveMinutesBefore, type Office } from '@poczekalnia/queue-core'
import { inLanguage } from '@poczekalnia/server/in-language'
import { proofOf, visitFacts } from '../visit-facts.ts'
import { type Block, htmlOf, textOf } from './blocks.ts'
import { calendarEntry } from './calendar-entry.ts'

type Written = Letter & { language: Pending['person']['language'] }

/** The letter with the code that makes a booking count (BOK-3). */
export function codeLetter(office: Office, booking: Pending, code: string): Written {
  const { language } = booking.person
  const t = words(language)
  return letter(office, booking, t('booking:letter.code.subject', { code }), [
    { kind: 'text', text: t('booking:letter.hello') },
    { kind: 'text', text: t('booking:letter.code.text') },
    { kind: 'proof', label: '', value: code },
    { kind: 'facts', facts: visitFacts(office, booking, language).filter(({ of }) => of !== 'who') },
    {
      kind: 'text',
      text: t('booking:letter.code.until', { time: office.time.hourAndMinute(booking.expiresAt) }),
    },
  ])
}

/** The letter that a visit is booked, with what proves it and a calendar entry. */
export function bookedLetter(office: Office, booking: Booked, from: string): Written {
  const { language } = booking.person
  const t = words(language)
  const { label, how } = proofOf(office, booking.matter, language)
  const count = arriveMinutesBefore(office, booking.matter)
  const bring = office.queues.get(booking.matter)?.bring ?? []
  const facts = visitFacts(office, booking, language)
  const matter = facts.find(({ of }) => of === 'what')?.value ?? ''
  const when = { date: facts.find(({ of }) => of === 'when')?.value ?? '' }
  const description = [`${label}: ${booking.pin}`, how, t('booking:letter.late')].join('\n')
  const subject = `${t('booking:calendar.summary', { matter })}, ${when.date}`
  const content = letter(office, booking, subject, [
    { kind: 'text', text: t('booking:letter.hello') },
    { kind: 'text', text: t('booking:letter.booked.text') },
    { kind: 'proof', label, value: booking.pin },
    { kind: 'text', text: how },
    { kind: 'facts', facts },
    ...(count > 0 ? [{ kind: 'text', text: t('booking:visit.come', { count }) } as const] : []),
    { kind: 'text', text: `${t('booking:hour.about')} ${t('booking:letter.late')}` },
    ...(bring.length > 0
      ? [
          {
            kind: 'list',
            title: t('booking:done.bring'),
            items: bring.map((text) => inLanguage(text, language).text),
          } as const,
        ]
      : []),
  ])
  const summary = t('booking:calendar.summary', { matter })
  return { ...content, calendar: calendarEntry(office, booking, { summary, description }, from) }
}

function letter(office: Office, { person }: Pending | Booked, subject: string, blocks: readonly Block[]): Written {
  const { language } = person
  const t = words(language)
  const name = inLanguage(office.profile.name, language).text
  const whole: Block[] = [
    ...blocks,
    { kind: 'text', text: t('booking:letter.bye', { office: name }) },
    { kind: 'text', text: t('booking:letter.auto'), quiet: true },
  ]
  return {
    ...{ to: person.email, subject, language, calendar: null },
    ...{ text: textOf(whole), html: htmlOf(whole, language, subject) },
  }
}
