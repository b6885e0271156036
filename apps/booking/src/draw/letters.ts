import { type Entry, isListed, type Offered, type Round } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { longDate } from '@poczekalnia/locales/long-date'
import type { Letter } from '@poczekalnia/mail'
import type { Office } from '@poczekalnia/queue-core'
import { inLanguage } from '@poczekalnia/server/in-language'
import { type Block, htmlOf, textOf } from '../letters/blocks.ts'
import { momentOf } from '../moment.ts'

/** The letter with the code that makes an entry count. */
export function entryCodeLetter(office: Office, entry: Entry, code: string): Letter {
  const t = words(entry.language)
  const of = isListed(entry) ? 'booking:list.mail' : 'booking:draw.mail'
  return letter(office, entry, t(`${of}.codeSubject`, { code }), [
    { kind: 'text', text: t(`${of}.codeText`) },
    { kind: 'proof', label: '', value: code },
  ])
}

/** It takes part: the receipt, by which its line is found in what is published. */
export function enteredLetter(
  office: Office,
  entry: Entry,
  { page, receipt, round }: { page: string; receipt: string; round: Round },
): Letter {
  const t = words(entry.language)
  const when = momentOf(office, round.drawsAt ?? 0, entry.language)
  return letter(office, entry, t('booking:draw.mail.enteredSubject', { matter: matterOf(office, entry) }), [
    { kind: 'text', text: t('booking:draw.mail.enteredText', { when }) },
    { kind: 'proof', label: t('booking:draw.receipt'), value: receipt },
    { kind: 'text', text: t('booking:draw.receiptWhy') },
    { kind: 'link', label: t('booking:draw.mail.page'), url: page },
  ])
}

/** It stands on a full day's waiting list. */
export function listedLetter(office: Office, entry: Entry, page: string): Letter {
  const t = words(entry.language)
  return letter(office, entry, t('booking:list.mail.enteredSubject', { matter: matterOf(office, entry) }), [
    { kind: 'text', text: longDate(entry.days[0] ?? '', entry.language) },
    { kind: 'text', text: t('booking:list.waits') },
    { kind: 'link', label: t('booking:list.mail.page'), url: page },
  ])
}

/** It was drawn, and waits. */
export function rankedLetter(
  office: Office,
  entry: Entry,
  { page, result, of }: { page: string; result: string; of: number },
): Letter {
  const t = words(entry.language)
  return letter(office, entry, t('booking:draw.mail.rankedSubject', { matter: matterOf(office, entry) }), [
    { kind: 'text', text: t('booking:draw.ranked', { rank: entry.rank ?? 0, of }) },
    { kind: 'text', text: t('booking:draw.waits') },
    { kind: 'link', label: t('booking:draw.mail.page'), url: page },
    { kind: 'link', label: t('booking:draw.mail.result'), url: result },
  ])
}

/** Places are theirs, if they say so in time. */
export function offerLetter(
  office: Office,
  entry: Entry,
  places: readonly Offered[],
  { page, result, until }: { page: string; result: string | null; until: number },
): Letter {
  const t = words(entry.language)
  const facts = places.map(({ person, date, time }) => ({
    name: person.name,
    value: t('booking:visit.time', { date: longDate(date, entry.language), time }),
  }))
  const when = momentOf(office, until, entry.language)
  return letter(office, entry, t('booking:draw.mail.offerSubject', { matter: matterOf(office, entry), when }), [
    { kind: 'text', text: t(isListed(entry) ? 'booking:list.mail.offerText' : 'booking:draw.mail.offerText') },
    { kind: 'facts', facts },
    { kind: 'text', text: t('booking:draw.answerUntil', { when }) },
    { kind: 'link', label: t('booking:draw.mail.answer'), url: page },
    ...(result === null ? [] : [{ kind: 'link', label: t('booking:draw.mail.result'), url: result } as const]),
  ])
}

/** A person of the office has removed it (WRO-7). @param reason of the office's list */
export function removedLetter(office: Office, entry: Entry, reason: string): Letter {
  const t = words(entry.language)
  const known = office.profile.cancelReasons.find(({ id }) => id === reason)
  return letter(office, entry, t('booking:draw.mail.removedSubject', { matter: matterOf(office, entry) }), [
    { kind: 'text', text: t(isListed(entry) ? 'booking:list.mail.removedText' : 'booking:draw.mail.removedText') },
    ...(known ? [{ kind: 'text', ...inLanguage(known.name, entry.language) } as const] : []),
    ...(isListed(entry) ? [] : [{ kind: 'text', text: t('booking:draw.mail.removedAsk') } as const]),
  ])
}

const matterOf = (office: Office, { matter, language }: Entry) =>
  inLanguage(office.queues.get(matter)?.name ?? { pl: matter }, language).text

function letter(office: Office, { email, language }: Entry, subject: string, blocks: readonly Block[]): Letter {
  const t = words(language)
  const name = inLanguage(office.profile.name, language)
  const whole: Block[] = [
    { kind: 'text', text: t('booking:letter.hello') },
    ...blocks,
    { kind: 'text', text: t('booking:letter.bye', { office: name.text }), lang: name.lang },
    { kind: 'text', text: t('booking:letter.auto'), quiet: true },
  ]
  const text = { text: textOf(whole, language), html: htmlOf(whole, language, subject) }
  return { to: email, subject, language, calendar: null, ...text }
}
