import type { Card } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { type CardHeights, type CardPage, cardParts, packCard } from './card-pages.ts'

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
/** Heights as if a letter were one high, a name ten, a heading twenty. */
const heights = (language: string, room: number): CardHeights => ({
  room,
  foot: { whole: 10, short: 5 },
  parts: cardParts(card, 'praca', language).map(({ entries }) => ({
    ...{ heading: 20, below: 15, lead: 10 },
    entries: entries.map(({ text }) => 10 + (text?.length ?? 0)),
  })),
})
const pages = (language: string, room: number, columns = 1): CardPage[] =>
  packCard(cardParts(card, 'praca', language), heights(language, room), columns)
const entriesOf = (list: readonly CardPage[]) =>
  list.flatMap((page) => page.columns.flatMap((stacks) => stacks.flatMap(({ entries }) => entries)))
const texts = (language: string) => entriesOf(pages(language, 5_000)).flatMap(({ text }) => text ?? [])

test('[KAT-10] what the card is about, the purpose’s papers, everybody’s, the rest; the phone has the others', () => {
  const [page, ...more] = pages('pl', 5_000)
  expect(more).toEqual([])
  expect(page).toMatchObject({ heading: { pl: 'Praca' }, lead: { pl: 'O pracy.' }, whole: true })
  const headings = page?.columns.flatMap((stacks) => stacks.map(({ heading }) => heading?.pl ?? null))
  expect(headings).toEqual([null, 'Dla każdego', 'Opłaty'])
})

test('[KAT-10] a text is whole sentences and few of them: the long ones are taken along', () => {
  expect(texts('pl')).toEqual(['Słowa ustawy.', 'Polisa.', firstSentences, 'Paszport', '340 zł'])
  for (const text of texts('pl')) expect(text.length).toBeLessThanOrEqual(160)
})

test('[KAT-10] who reads another language is shown names alone, and nothing of the Polish document', () => {
  expect(texts('uk')).toEqual([])
  expect(entriesOf(pages('uk', 5_000)).map(({ name }) => name?.pl)).toEqual(['Ubezpieczenie', 'Rynek pracy', 'Umowa'])
})

test.each([1, 2])('a page holds no more than it may, unless one thing alone is larger: %i columns', (columns) => {
  for (const language of ['pl', 'uk']) {
    const all = entriesOf(pages(language, 5_000))
    for (let room = 40; room < 400; room += 7) {
      const list = pages(language, room, columns)
      expect(entriesOf(list), 'nothing is lost, parted or out of its order').toEqual(all)
      for (const page of list) {
        expect(page.columns.length).toBeLessThanOrEqual(columns)
        const head = 20 + (page.lead ? 10 : 0) + (page.whole ? 10 : 5)
        for (const stacks of page.columns) {
          const height = stacks.reduce(
            (sum, { heading, entries }) =>
              sum + (heading ? 15 : 0) + entries.reduce((part, { text }) => part + 10 + (text?.length ?? 0), 0),
            0,
          )
          const alone = page.columns.length === 1 && entriesOf([page]).length === 1
          expect(alone || head + height <= room, `${room}`).toBe(true)
          expect(stacks.every(({ entries }) => entries.length > 0)).toBe(true)
        }
      }
    }
  }
})

test('what has to be said of the fees stands on their page, also where they share it', () => {
  const fees = (page: CardPage) => entriesOf([page]).some(({ text }) => text === '340 zł')
  for (let room = 60; room < 400; room += 7)
    for (const [i, page] of pages('pl', room).entries()) expect(page.whole).toBe(i === 0 || fees(page))
})
