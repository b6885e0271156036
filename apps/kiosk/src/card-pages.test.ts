import type { Card } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { cardPages } from './card-pages.ts'

const long = Array.from({ length: 30 }, (_, i) => `Zdanie numer ${i} o dokumentach.`).join(' ')
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
                {
                  id: 'b',
                  name: { pl: 'Rynek pracy', uk: 'Ринок праці' },
                  text: 'Jeden z:',
                  parts: ['informacja', 'zezwolenie'],
                },
                { id: 'c', name: { pl: 'Umowa' }, text: long },
              ],
            },
          ],
        },
      ],
    },
  ],
  sections: [
    {
      kind: 'fees',
      heading: { pl: 'Opłaty' },
      blocks: [{ kind: 'list', items: [{ id: 'd', name: { pl: '340 zł' } }] }],
    },
    {
      kind: 'papers',
      heading: { pl: 'Dla każdego' },
      blocks: [{ kind: 'list', items: [{ id: 'e', name: { pl: 'Paszport' } }] }],
    },
    { kind: 'about', heading: { pl: 'Podstawa prawna' }, blocks: [{ kind: 'text', text: 'Ustawa.' }] },
  ],
}
const texts = (language: string, letters = 500) =>
  cardPages(card, 'praca', language, letters).flatMap((page) => page.entries.flatMap((entry) => entry.texts))

test('[KAT-10] first the purpose’s papers, then everybody’s, then the rest; the law is left to the phone', () => {
  const headings = cardPages(card, 'praca', 'pl', 500).map((page) => page.heading.pl)
  expect([...new Set(headings)]).toEqual(['Praca', 'Dla każdego', 'Opłaty'])
})

test('[KAT-10] in Polish no word is lost, however long a text is', () => {
  const whole = [
    'Słowa ustawy.',
    'Polisa.',
    'Np. ZUS.',
    'Jeden z:',
    '– informacja',
    '– zezwolenie',
    ...long.split('. '),
  ]
  for (const letters of [200, 500, 5_000]) {
    const told = texts('pl', letters).join(' ')
    for (const words of whole) expect(told).toContain(words.replace(/\.$/, ''))
  }
})

test('in another language a translated name stands for its text; lists and what is not translated stay, in Polish', () => {
  expect(texts('uk', 5_000)).toEqual(['– informacja', '– zezwolenie', long])
})

test('no page holds more than it may, and what goes on says what it belongs to', () => {
  const pages = cardPages(card, 'praca', 'pl', 300)
  for (const { entries } of pages)
    expect(entries.flatMap((entry) => entry.texts).join('').length).toBeLessThanOrEqual(300)
  const further = pages.filter(({ entries }) => entries[0]?.goesOn)
  expect(further.length).toBeGreaterThan(1)
  expect(new Set(further.map(({ entries }) => entries[0]?.name?.pl))).toEqual(new Set(['Umowa']))
})
