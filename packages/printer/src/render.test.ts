import { staffLanguages as languages, type TicketDocument } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { type Bitmap, isBlack } from './bitmap.ts'
import { exampleFacts } from './example-facts.ts'
import type { PaperWidth } from './profile.ts'
import { renderTicket } from './render.ts'
import { testDocument } from './test-document.ts'
import { ticketDocument } from './ticket-document.ts'

const widths: PaperWidth[] = [576, 384]

/** Columns and rows that hold ink. */
function ink(bitmap: Bitmap) {
  const box = { left: bitmap.width, right: -1, top: bitmap.height, bottom: -1 }
  for (let y = 0; y < bitmap.height; y++)
    for (let x = 0; x < bitmap.width; x++)
      if (isBlack(bitmap, x, y)) {
        box.left = Math.min(box.left, x)
        box.right = Math.max(box.right, x)
        box.top = Math.min(box.top, y)
        box.bottom = Math.max(box.bottom, y)
      }
  return box
}

const withoutRules = (document: TicketDocument): TicketDocument => ({
  ...document,
  blocks: document.blocks.filter((block) => block.kind !== 'rule'),
})

test.each(widths)('nothing is cut off at %i dots, in any language, with words far too long', (dots) => {
  const long = 'Niezapowiedzianekonstantynopolitańczykowianeczkiświętokrzyskie'
  for (const language of languages) {
    const facts = exampleFacts(language, {
      hour: '12:30',
      arriveBeforeMinutes: 5,
      number: 'WWWWWW888888',
      queue: { pl: `${long} ${long}` },
      bring: [{ pl: `Zaświadczenie ${long} ${long}` }],
    })
    for (const document of [
      ticketDocument(facts),
      testDocument({ language, printer: long, date: '2026-11-19', time: '12:05' }),
    ]) {
      const box = ink(renderTicket(withoutRules(document), dots))
      expect(box.left).toBeGreaterThan(2)
      expect(box.right).toBeLessThan(dots - 3)
    }
  }
})

test.each(widths)('letters stay inside of their own line at %i dots', (dots) => {
  // The tallest and deepest letters that the languages have, alone on the paper.
  for (const text of ['ŹŻÓĆŚŃ', 'ЇЙҐЁ', 'gjpqyćęąłŚ', 'щцуєґ']) {
    for (const bold of [true, false]) {
      const bitmap = renderTicket({ title: 'x', blocks: [{ kind: 'text', text, lang: 'pl', size: 36, bold }] }, dots)
      const box = ink(bitmap)
      expect(box.top).toBeGreaterThan(0)
      expect(box.bottom).toBeLessThan(bitmap.height - 1)
    }
  }
})

test('a rule reaches both edges of the paper', () => {
  const box = ink(renderTicket({ title: 'x', blocks: [{ kind: 'rule' }] }, 576))
  expect(box).toMatchObject({ left: 0, right: 575 })
})

test('the number is as large as fits and in the middle', () => {
  const box = ink(renderTicket({ title: 'x', blocks: [{ kind: 'number', text: 'U045', size: 200 }] }, 576))
  expect(box.bottom - box.top).toBeGreaterThan(140)
  expect(Math.abs(box.left + box.right - 575)).toBeLessThan(16)
})

test('text for a right-to-left language starts at the right', () => {
  const box = ink(renderTicket({ title: 'x', blocks: [{ kind: 'text', text: '12:05', lang: 'ar', size: 36 }] }, 576))
  expect(box.right).toBeGreaterThan(550)
  expect(box.left).toBeGreaterThan(400)
})

test('the same document gives the same dots', () => {
  const document = ticketDocument(exampleFacts('uk'))
  expect(renderTicket(document, 576)).toEqual(renderTicket(document, 576))
})

test.each([
  ['pl', 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–'],
  ['uk', 'ґєіїҐЄІЇщʼ’№«»'],
  ['ru', 'ёъыэщЁЪЫЭ'],
  ['be', 'ўЎ'],
  ['kk', 'әғқңөұүһі'],
  ['uz', 'ўқғҳ'],
  ['el', 'άέήίόύώϊϋΩς'],
  ['vi', 'ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư'],
  ['tr', 'ğışçöüİ'],
])('the font has every letter of %s', (lang, letters) => {
  const picture = (text: string) =>
    Buffer.from(renderTicket({ title: '', blocks: [{ kind: 'text', text, lang, size: 40 }] }, 384).data).toString(
      'base64',
    )
  const missing = picture('\u{10fffd}')
  expect([...letters].filter((letter) => picture(letter) === missing || picture(letter) === picture(' '))).toEqual([])
})

test.each(['U045', 'U1001', 'WM011', 'WM1001', 'WW9999'])(
  '[ACC-6] %s is whole on paper of either width, and the biggest thing on it',
  (number) => {
    for (const dots of [576, 384] as const) {
      const { left, right, top, bottom } = ink(
        renderTicket({ title: 'x', blocks: [{ kind: 'number', text: number, size: 200 }] }, dots),
      )
      expect(left, `${dots} dots`).toBeGreaterThan(0)
      expect(right, `${dots} dots`).toBeLessThan(dots - 1)
      // A line of large text has capitals of some 26 dots on wide paper.
      expect(bottom - top, `${dots} dots`).toBeGreaterThan(dots / 10)
    }
  },
)
