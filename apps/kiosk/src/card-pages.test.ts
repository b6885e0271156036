import type { Card } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { type CardPage, cardParts, packPart } from './card-pages.ts'

const long = Array.from({ length: 30 }, (_, i) => `Zdanie numer ${i} o dokumentach.`).join(' ')
const market = { pl: 'Rynek pracy', uk: 'Ринок праці' }
const card: Card = {
  id: 'card',
  title: { pl: 'Pobyt' },
  state: '2014-04-28',
  source: '',
  queues: ['q'],
  summary: { pl: '' },
  groups: [
    {
      title: { pl: 'Praca' },
      purposes: [
        {
          id: 'praca',
          title: { pl: 'Praca', uk: 'Робота' },
          blocks: [
            { kind: 'text', text: 'Słowa ustawy.' },
            {
              kind: 'list',
              items: [
                { id: 'a', name: { pl: 'Ubezpieczenie', uk: 'Страхування' }, text: 'Polisa.', note: 'Np. ZUS.' },
                { id: 'b', name: market, text: 'Jeden z:', parts: ['informacja', 'zezwolenie'] },
                { id: 'c', name: { pl: 'Umowa' }, text: long },
              ],
            },
          ],
        },
      ],
    },
  ],
  sections: [
    { kind: 'fees', heading: { pl: 'Opłaty' }, blocks: [{ kind: 'text', text: '340 zł' }] },
    { kind: 'papers', heading: { pl: 'Dla każdego' }, blocks: [{ kind: 'text', text: 'Paszport' }] },
    { kind: 'about', heading: { pl: 'Podstawa prawna' }, blocks: [{ kind: 'text', text: 'Ustawa.' }] },
  ],
}
/** Pages as if a letter were one high, and a name ten. */
const pages = (language: string, room: number): CardPage[] =>
  cardParts(card, 'praca', language).flatMap((part) =>
    packPart(
      part,
      {
        piece: part.pieces.map((one) => (one.goesOn ? 0 : 10) + (one.text?.length ?? 0)),
        name: part.pieces.map(() => 10),
      },
      room,
    ),
  )
const texts = (language: string, room = 5_000) =>
  pages(language, room).flatMap((page) => page.entries.flatMap((entry) => entry.texts))

test('[KAT-10] first the purpose’s papers, then everybody’s, then the rest; the law is left to the phone', () => {
  expect(pages('pl', 5_000).map((page) => page.heading.pl)).toEqual(['Praca', 'Dla każdego', 'Opłaty'])
})

test('[KAT-10] in Polish no word is lost, however small the page', () => {
  const whole = ['Słowa ustawy.', 'Polisa.', 'Np. ZUS.', 'Jeden z:', '– informacja', '– zezwolenie']
  for (const room of [220, 500, 5_000]) {
    const told = texts('pl', room).join(' ')
    for (const words of [...whole, long, '340 zł', 'Paszport']) expect(told).toContain(words)
  }
})

test('in another language a translated name stands for its text; lists and the untranslated stay Polish', () => {
  expect(texts('uk')).toEqual(['– informacja', '– zezwolenie', long])
})

test('no page holds more than it may, and what goes on says what it belongs to', () => {
  const small = pages('pl', 220)
  for (const { entries } of small)
    expect(entries.flatMap((entry) => entry.texts).join('').length).toBeLessThanOrEqual(220)
  const further = small.filter(({ entries }) => entries[0]?.goesOn)
  expect(further.length).toBeGreaterThan(1)
  expect(new Set(further.map(({ entries }) => entries[0]?.name?.pl))).toContain('Umowa')
})
