import type { Booked, Cancelled, Pending } from '@poczekalnia/booking-core'
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

/** The letter that a visit is booked or stands at another hour now, with what proves it and a calendar entry. */
export function bookedLetter(office: Office, booking: Booked, { from, page, kind }: BookedAbout): Written {
  const { language } = booking.person
  const t = words(language)
  const { label, how } = proofOf(office, booking.matter, language)
  const count = arriveMinutesBefore(office, booking.matter)
  const bring = (office.queues.get(booking.matter)?.bring ?? []).map((text) => inLanguage(text, language))
  const { facts, matter, when } = factsOf(office, booking)
  const subject = `${t(`booking:letter.${kind}.subject`, { matter })}, ${when}`
  const content = letter(office, booking, subject, [
    { kind: 'text', text: t('booking:letter.hello') },
    { kind: 'text', text: t(`booking:letter.${kind}.text`) },
    { kind: 'proof', label, value: booking.pin },
    { kind: 'text', text: how },
    { kind: 'facts', facts },
    ...(count > 0 ? [{ kind: 'text', text: t('booking:visit.come', { count }) } as const] : []),
    { kind: 'text', text: `${t('booking:hour.about')} ${t('booking:letter.late')}` },
    ...(bring.length > 0 ? [{ kind: 'list', title: t('booking:done.bring'), items: bring } as const] : []),
    { kind: 'link', label: t('booking:letter.page'), url: page },
  ])
  const summary = t('booking:calendar.summary', { matter })
  const description = [`${label}: ${booking.pin}`, how, t('booking:letter.late')].join('\n')
  return { ...content, calendar: calendarEntry(office, booking, { summary, description }, from) }
}

/** `from`: sender of the letters. `page`: address of the visitor's own page. */
export type BookedAbout = { from: string; page: string; kind: BookedKind }
export type BookedKind = 'booked' | 'moved' | 'code-changed'

/**
 * The letter that a visit's hour or place was cut: what has to be decided, until when, and where (BOK-11). The entry in
 * the calendar stays as it is, for so does the visit until it is moved or called off.
 */
export function cutLetter(office: Office, booking: Booked, page: string): Written {
  const t = words(booking.person.language)
  const { facts, matter, when } = factsOf(office, booking)
  return letter(office, booking, `${t('booking:letter.cut.subject', { matter })}, ${when}`, [
    { kind: 'text', text: t('booking:letter.hello') },
    { kind: 'text', text: t('booking:letter.cut.text') },
    { kind: 'facts', facts },
    { kind: 'text', text: t('booking:letter.cut.move') },
    { kind: 'link', label: t('booking:letter.cut.page'), url: page },
    { kind: 'text', text: t('booking:letter.cut.else') },
  ])
}

/** The letter that a visit is called off, which takes its entry out of the calendar. */
export function cancelledLetter(
  office: Office,
  booking: Cancelled,
  { from, site }: { from: string; site: string },
): Written {
  const { language } = booking.person
  const t = words(language)
  const { facts, matter, when } = factsOf(office, booking)
  const reason = office.profile.cancelReasons.find(({ id }) => id === booking.reason)
  const content = letter(office, booking, `${t('booking:letter.cancelled.subject', { matter })}, ${when}`, [
    { kind: 'text', text: t('booking:letter.hello') },
    { kind: 'text', text: t(`booking:letter.cancelled.${booking.by}`) },
    ...(reason ? [{ kind: 'text', ...inLanguage(reason.name, language) } as const] : []),
    { kind: 'facts', facts },
    { kind: 'link', label: t('booking:letter.again'), url: site },
  ])
  const summary = t('booking:calendar.summary', { matter })
  const description = t(`booking:letter.cancelled.${booking.by}`)
  return { ...content, calendar: calendarEntry(office, booking, { summary, description }, from) }
}

/**
 * The letter with the code that opens the list of all visits of an address, in the language of the newest of them.
 * @param email the address as it was typed
 */
export function accountLetter(office: Office, { person }: { person: Pending['person'] }, email: string, code: string) {
  const t = words(person.language)
  return letter(office, { person: { ...person, email } }, t('booking:letter.account.subject', { code }), [
    { kind: 'text', text: t('booking:letter.hello') },
    { kind: 'text', text: t('booking:letter.account.text') },
    { kind: 'proof', label: '', value: code },
    { kind: 'text', text: t('booking:letter.door.ignore') },
  ])
}

/** The letter with the code that opens a visit's page. */
export function doorLetter(office: Office, booking: Booked, code: string): Written {
  const { language } = booking.person
  const t = words(language)
  return letter(office, booking, t('booking:letter.door.subject', { code }), [
    { kind: 'text', text: t('booking:letter.hello') },
    { kind: 'text', text: t('booking:letter.door.text') },
    { kind: 'proof', label: '', value: code },
    { kind: 'text', text: t('booking:letter.door.ignore') },
  ])
}

function factsOf(office: Office, booking: Booked | Cancelled) {
  const facts = visitFacts(office, booking, booking.person.language)
  const value = (of: string) => facts.find((fact) => fact.of === of)?.value ?? ''
  return { facts, matter: value('what'), when: value('when') }
}

function letter(
  office: Office,
  { person }: { person: Pending['person'] },
  subject: string,
  blocks: readonly Block[],
): Written {
  const { language } = person
  const t = words(language)
  const name = inLanguage(office.profile.name, language)
  const whole: Block[] = [
    ...blocks,
    { kind: 'text', text: t('booking:letter.bye', { office: name.text }), lang: name.lang },
    { kind: 'text', text: t('booking:letter.auto'), quiet: true },
  ]
  return {
    ...{ to: person.email, subject, language, calendar: null },
    ...{ text: textOf(whole, language), html: htmlOf(whole, language, subject) },
  }
}
