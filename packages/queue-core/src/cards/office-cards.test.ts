import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card } from '@poczekalnia/protocol'
import { readTextFile } from '@poczekalnia/written/file'
import { expect, test } from 'vitest'
import { readProfile } from '../profile/read-profile.ts'
import { readCards } from './read-cards.ts'

const folder = join(import.meta.dirname, '../../../../offices')
const cardsOf = (name: string): Card[] =>
  readCards(readProfile(readFileSync(join(folder, `${name}.yaml`), 'utf8'), name), (file) =>
    readTextFile(join(folder, file)),
  )
const names = (card: Card | undefined, purpose: string) =>
  card?.groups
    .flatMap((group) => group.purposes)
    .find((one) => one.id === purpose)
    ?.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
    .map((item) => item.name.pl)
const silesian = ['katowice', 'bielsko-biala', 'czestochowa']

test('every card beside the profiles is named by one of them', () => {
  const named = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => cardsOf(file.replace('.yaml', '')).map((card) => `${card.id}.md`))
  expect([...new Set(named)].sort()).toEqual(readdirSync(join(folder, 'cards')).sort())
})

test.each(silesian)(
  '[KAT-10] the card of %s has every purpose of the document, fees, place, hours and the time limit',
  (office) => {
    const [card] = cardsOf(office)
    expect(card?.groups.flatMap((group) => group.purposes)).toHaveLength(27)
    expect(new Set(card?.sections.map((section) => section.kind))).toEqual(
      new Set(['papers', 'important', 'fees', 'place', 'hours', 'time', 'about']),
    )
    expect(names(card, 'praca')).toEqual([
      'Ubezpieczenie zdrowotne',
      'Źródło dochodu',
      'Miejsce zamieszkania',
      'Rynek pracy',
      'Umowa z pracodawcą',
      'Zawód regulowany',
    ])
    expect(names(card, 'studia')).toEqual([
      'Przyjęcie na studia',
      'Opłata za studia',
      'Środki finansowe',
      'Ubezpieczenie zdrowotne',
    ])
  },
)

test.each([
  ['katowice', 'pokój 161, stanowiska 25, 26 i 27'],
  ['bielsko-biala', 'Piastowska 40'],
  ['czestochowa', 'Sobieskiego 7'],
])('[KAT-10] the place on the card of %s is its own', (office, place) => {
  const places = cardsOf(office)[0]?.sections.filter((section) => section.kind === 'place')
  expect(JSON.stringify(places)).toContain(place)
  expect(JSON.stringify(places).match(/ul\. /g)).toHaveLength(2)
})

test('[KAT-10] the card tells the date of its state, and that fees have changed since', () => {
  const [card] = cardsOf('katowice')
  expect(card?.state).toBe('2014-04-28')
  expect(card?.changed?.pl).toContain('zmieniły się opłaty')
  expect(JSON.stringify(card?.sections)).toContain(
    'Od 29 lipca 2022\u00a0r. za wydanie lub wymianę karty pobytu: 100\u00a0zł',
  )
})

test('[KAT-10] purposes, headings and the papers to bring have a name in every language of the machine', () => {
  const [card] = cardsOf('katowice')
  const papers = card?.groups
    .flatMap((group) => group.purposes)
    .flatMap((purpose) => purpose.blocks)
    .flatMap((block) => (block.kind === 'list' ? block.items : []))
  for (const language of ['en', 'uk', 'ru'] as const)
    expect(papers?.filter((item) => !item.name[language]).map((item) => item.name.pl)).toEqual([])
})

test('[BYD-12] Bydgoszcz says before a visit which papers make it complete', () => {
  const cards = cardsOf('bydgoszcz')
  expect(cards.flatMap((card) => card.queues)).toEqual([
    'pobyt-czasowy',
    'pobyt-staly',
    'rezydent-ue',
    'uzupelnienie-dokumentow',
  ])
  expect(JSON.stringify(cards[1])).toContain('Wezwanie, które klient otrzymał z urzędu')
})

test.each(silesian)('the card of %s asks for as many photographs and copies as its tickets do', (office) => {
  const profile = readProfile(readFileSync(join(folder, `${office}.yaml`), 'utf8'), office)
  const asked = profile.queues.find(({ id }) => id === 'pobyt-czasowy')?.bring ?? []
  const papers = cardsOf(office)[0]?.sections.find(({ kind }) => kind === 'papers')?.blocks ?? []
  const listed = papers.flatMap((block) => (block.kind === 'list' ? block.items : []))
  const counts: Record<string, RegExp> = { pl: /^(3|Trzy) zdjęcia biometryczne/, uk: /^(3|Три) біометричні фотографії/ }
  for (const [language, words] of Object.entries(counts)) {
    expect(asked.filter((one) => words.test(one[language as 'pl'] ?? ''))).toHaveLength(1)
    expect(listed.filter(({ name }) => words.test(name[language as 'pl'] ?? ''))).toHaveLength(1)
  }
  expect(asked.map(({ pl }) => pl)).toContain('Dwa egzemplarze wniosku wypełnionego w MOS')
  expect(listed.map(({ name }) => name.pl)).toContain('Dwa egzemplarze wniosku wypełnionego w MOS')
  expect(JSON.stringify(cardsOf(office))).not.toMatch(/Cztery (aktualne )?fotografie|Four photographs/)
})
