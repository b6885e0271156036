import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Booked, Cancelled } from '@poczekalnia/booking-core'
import { words } from '@poczekalnia/locales'
import { languages } from '@poczekalnia/protocol'
import { office, readProfile } from '@poczekalnia/queue-core'
import ICAL from 'ical.js'
import { expect, onTestFinished, test } from 'vitest'
import { calendarEntry, uidOf } from './calendar-entry.ts'

/** Entries read back by ical.js, which has no line in common with what wrote them. */

const file = join(import.meta.dirname, '../../../../offices/bydgoszcz.yaml')
const place = office(readProfile(readFileSync(file, 'utf8'), file))

/** The entry of a visit at an instant, as a program reads it that has never heard of us. */
function entryOf(at: number, more: object = {}, told = { summary: 'Wizyta', description: 'PIN: 0451' }) {
  const person = { name: 'Олена Коваль', email: 'olena@example.org', language: 'uk' }
  const booking = {
    ...{ id: 'b1', state: 'booked', at, minutes: 20, sequence: 0, changedAt: at - 3_600_000, person },
    ...more,
  } as unknown as Booked | Cancelled
  const { method, content } = calendarEntry(place, booking, told, 'rezerwacja@urzad.example')
  const calendar = new ICAL.Component(ICAL.parse(content))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component)
  const one = (name: string) => event.component.getFirstPropertyValue(name)
  return { method, content, calendar, event, one }
}

/** The process's clock shows another zone until the test is over. */
function standIn(zone: string): void {
  const before = process.env.TZ
  process.env.TZ = zone
  onTestFinished(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })
}

test.each(['UTC', 'Europe/Warsaw', 'America/New_York'])(
  '[BOK-13] an entry that is written in %s says the same instant, on both clock changes too',
  (zone) => {
    standIn(zone)
    for (const utc of [
      // Before and after Poland's changes, and New York's, which come on other days.
      ...['2026-03-27T07:00Z', '2026-03-30T06:00Z', '2026-03-06T07:00Z', '2026-03-09T07:00Z'],
      ...['2026-10-23T06:00Z', '2026-10-26T07:00Z', '2026-10-30T07:00Z', '2026-11-02T07:00Z'],
      // Within them: the hour that is left out, and both that are called half past two.
      ...['2026-03-29T00:30Z', '2026-03-29T01:30Z', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    ]) {
      const at = Date.parse(utc)
      const { event, content } = entryOf(at)
      expect([utc, event.startDate.zone.tzid]).toEqual([utc, 'UTC'])
      expect([utc, event.startDate.toJSDate().getTime(), event.endDate.toJSDate().getTime()]).toEqual([
        ...[utc, at, at + 20 * 60_000],
      ])
      expect(content).not.toMatch(/TZID|X-WR-TIMEZONE|VTIMEZONE/)
      expect((event.component.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().getTime()).toBe(at - 3_600_000)
    }
  },
)

test('[BOK-13] moving and calling off are of the same entry: one UID, a higher SEQUENCE, what is to be done', () => {
  const at = Date.parse('2026-11-20T07:00Z')
  const booked = entryOf(at)
  const moved = entryOf(at + 3_600_000, { sequence: 1 })
  const off = entryOf(at + 3_600_000, { sequence: 2, state: 'cancelled', by: 'visitor', reason: null })
  const read = ({ method, calendar, event, one }: typeof off) => ({
    ...{ method, inside: calendar.getFirstPropertyValue('method'), uid: event.uid },
    ...{ sequence: event.sequence, status: one('status'), organizer: one('organizer') },
  })
  const same = { uid: uidOf({ id: 'b1' }), organizer: 'mailto:rezerwacja@urzad.example' }
  expect([booked, moved, off].map(read)).toEqual([
    { ...same, method: 'REQUEST', inside: 'REQUEST', sequence: 0, status: 'CONFIRMED' },
    { ...same, method: 'REQUEST', inside: 'REQUEST', sequence: 1, status: 'CONFIRMED' },
    { ...same, method: 'CANCEL', inside: 'CANCEL', sequence: 2, status: 'CANCELLED' },
  ])
  expect(off.calendar.getAllSubcomponents('vevent')).toHaveLength(1)
})

test('[BOK-13] lines have 75 bytes at most, folding cuts no letter, and what is read is what was written', () => {
  const at = Date.parse('2026-11-20T07:00Z')
  const texts = languages.map((language) => String(words(language)('booking:letter.late')))
  // A letter of each length stands at each place where a line ends.
  const awkward = Array.from({ length: 40 }, (_, n) => `${'a'.repeat(n)}${'ł🙂ქ한'.repeat(30)}, ; \\ "n"\nщ`)
  for (const description of [...texts, ...awkward]) {
    const { content, event } = entryOf(at, {}, { summary: description.replaceAll('\n', ' '), description })
    expect([event.description, event.summary]).toEqual([description, description.replaceAll('\n', ' ')])
    const bytes = Buffer.from(content)
    const lines: Buffer[] = []
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf('\r\n', from)
      lines.push(bytes.subarray(from, end < 0 ? bytes.length : end))
      from = end < 0 ? bytes.length : end + 2
    }
    const fatal = new TextDecoder('utf-8', { fatal: true })
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(75)
      fatal.decode(line)
    }
  }
})
