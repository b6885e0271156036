import type { Card } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { type CardPage, cardParts, packPart } from './card-pages.ts'

const long = Array.from({ length: 30 }, (_, i) => `Zdanie numer ${i} o dokumentach.`).join(' ')
const firstSentences = long.slice(0, long.indexOf('Zdanie numer 5')).trim()
const market = { pl: 'Rynek pracy', uk: 'Ринок праці' }
const card: Card = {
  id: 'card',
  title: { pl: 'Pobyt' },
  state: '2014-04-28',
  source: '',
  queues: ['q'],
  summary: { pl: 'O pracy.' },
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
    { kind: 'place', heading: { pl: 'Miejsce' }, blocks: [{ kind: 'text', text: 'Pokój 161' }] },
    { kind: 'about', heading: { pl: 'Podstawa prawna' }, blocks: [{ kind: 'text', text: 'Ustawa.' }] },
  ],
}
/** Pages as if a letter were one high, and a name ten. */
const pages = (language: string, room: number): CardPage[] =>
  cardParts(card, 'praca', language).flatMap((part) =>
    packPart(
      part,
      part.entries.map(({ text }) => 10 + (text?.length ?? 0)),
      room,
    ),
  )
const texts = (language: string) =>
  pages(language, 5_000).flatMap(({ entries }) => entries.flatMap(({ text }) => text ?? []))

test('[KAT-10] what the card is about, the purpose’s papers, everybody’s, the rest; the phone has the others', () => {
  const all = pages('pl', 5_000)
  expect(all.map((page) => page.heading.pl)).toEqual(['Praca', 'Dla każdego', 'Opłaty'])
  expect(all.map(({ lead }) => lead?.pl)).toEqual(['O pracy.', undefined, undefined])
})

test('[KAT-10] a text is whole sentences and few of them: the long ones are taken along', () => {
  expect(texts('pl')).toEqual(['Słowa ustawy.', 'Polisa.', firstSentences, 'Paszport', '340 zł'])
  for (const text of texts('pl')) expect(text.length).toBeLessThanOrEqual(160)
})

test('[KAT-10] who reads another language is shown names alone, and nothing of the Polish document', () => {
  expect(texts('uk')).toEqual([])
  expect(pages('uk', 5_000)[0]?.entries.map(({ name }) => name?.pl)).toEqual(['Ubezpieczenie', 'Rynek pracy', 'Umowa'])
})

test('no page holds more than it may, unless one thing alone is larger; nothing is lost or parted', () => {
  const small = pages('pl', 60)
  for (const { entries } of small) {
    const height = entries.reduce((sum, { text }) => sum + 10 + (text?.length ?? 0), 0)
    expect(entries.length === 1 || height <= 60).toBe(true)
  }
  const entries = (list: CardPage[]) => list.flatMap((page) => page.entries)
  expect(entries(small)).toEqual(entries(pages('pl', 5_000)))
  expect(small.filter(({ first }) => first)).toHaveLength(3)
})
