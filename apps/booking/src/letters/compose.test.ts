import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Booked, Cancelled, Pending } from '@poczekalnia/booking-core'
import { languages } from '@poczekalnia/protocol'
import { office, readProfile } from '@poczekalnia/queue-core'
import { expect, test } from 'vitest'
import { bookedLetter, cancelledLetter, codeLetter, cutLetter, doorLetter } from './compose.ts'

const file = join(import.meta.dirname, '../../../../offices/bydgoszcz.yaml')
const place = office(readProfile(readFileSync(file, 'utf8'), file))
const from = 'rezerwacja@urzad.example'
const page = 'https://rezerwacja.example/bydgoszcz/uk/v/secret'
const site = 'https://rezerwacja.example/bydgoszcz/uk'

test.each(languages)(
  'a letter in %s loads nothing, tells nobody that it was read, and leads to one page',
  (language) => {
    const at = Date.parse('2026-11-20T07:00Z')
    const booking = {
      ...{ id: 'b1', office: 'bydgoszcz', matter: 'pobyt-czasowy', date: '2026-11-20', time: '08:00', at, minutes: 20 },
      ...{ places: 'stanowiska', seat: 1, party: 1, invitation: null, pin: '0451', sequence: 0, changedAt: at },
      ...{ expiresAt: at, person: { name: '<img src=x> "Anna"', email: 'anna@example.org', language } },
    }
    const booked = { ...booking, state: 'booked' } as unknown as Booked
    const off = { ...booking, state: 'cancelled', by: 'office', reason: 'wrong-queue' } as unknown as Cancelled
    const letters = [
      { letter: codeLetter(place, { ...booking, state: 'pending' } as unknown as Pending, '123456'), leads: [] },
      { letter: doorLetter(place, booked, '123456'), leads: [] },
      { letter: bookedLetter(place, booked, { from, page, kind: 'booked' }), leads: [page] },
      { letter: cutLetter(place, booked, page), leads: [page] },
      { letter: cancelledLetter(place, off, { from, site }), leads: [site] },
    ]
    for (const { letter, leads } of letters) {
      const html = letter.html ?? ''
      expect(html).not.toMatch(/<(?:img|link|script|iframe|object|embed|form|audio|video|base)\b|url\(|@import/i)
      expect(html).not.toMatch(/\son\w+\s*=|<meta[^>]+http-equiv="?refresh/i)
      const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)
      expect([...new Set(addresses)]).toEqual(leads)
      expect([...new Set(letter.text.match(/https?:\/\/\S+/g) ?? [])]).toEqual(leads)
      // Nothing that somebody typed stands in a header.
      expect(letter.subject).not.toContain('Anna')
      expect(letter.subject).toMatch(/^\P{Cc}+$/u)
      // No word of Georgian is in its capitals, which many fonts lack.
      expect(letter.subject + letter.text + html).not.toMatch(/[\u{1C90}-\u{1CBF}]/u)
    }
  },
)
