import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Card, staffLanguages as languages } from '@poczekalnia/protocol'
import { office, readProfile } from '@poczekalnia/queue-core'
import { readCards } from '@poczekalnia/queue-core/cards'
import { readTextFile } from '@poczekalnia/written/file'
import { expect, test } from 'vitest'
import { renderCardPage } from './render.ts'

const folder = join(import.meta.dirname, '../../../../../../offices')
const place = office(readProfile(readFileSync(join(folder, 'katowice.yaml'), 'utf8'), 'katowice'))
const [card] = readCards(place.profile, (file) => readTextFile(join(folder, file))) as [Card]
const purposes = card.groups.flatMap((group) => group.purposes)
const page = (language: (typeof languages)[number], purpose?: string, of = card) =>
  renderCardPage({
    card: of,
    office: place.profile,
    purpose: purposes.find((one) => one.id === purpose) ?? null,
    language,
  })

test('[KAT-10] the purpose is chosen by links, in the reader’s language, and the date of the state is there', () => {
  const html = page('uk')
  expect(html.match(/<a href="\?language=uk&amp;purpose=/g)).toHaveLength(27)
  for (const words of ['Мета перебування', 'Навчання у вищому закладі', 'Станом на 28.04.2014', 'змінилися збори'])
    expect(html).toContain(words)
  expect(html).not.toContain('type="checkbox"')
})

test('[KAT-10] a purpose’s papers can be ticked, with their full Polish text marked as Polish', () => {
  const html = page('uk', 'studia')
  expect(html.match(/type="checkbox"/g)).toHaveLength(8)
  expect(html).toContain('Довідка про зарахування')
  // The page has its own languages: a browser's translation would lie over them.
  expect(html).toContain('<meta name="google" content="notranslate">')
  expect(html).toContain('<small class="pl" lang="pl" dir="ltr">Przyjęcie na studia</small>')
  expect(html).toMatch(/<div class="text" lang="pl" dir="ltr"><p>Zaświadczenie potwierdzające przyjęcie na studia/)
  expect(html).toContain('Повний текст – польською')
  expect(html).toContain('Станом на 28.04.2014')
})

test('[KAT-10] a Polish reader gets the whole card in Polish and nothing in another language', () => {
  const html = page('pl', 'praca')
  const texts = card.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) =>
      block.kind === 'text' ? [block.text] : block.items.flatMap((item) => [item.text ?? '', ...(item.parts ?? [])]),
    )
  expect(texts.filter((text) => !html.includes(text.replaceAll('"', '&quot;')))).toEqual([])
  expect(html).not.toMatch(/class="pl"|Пов/)
})

test.each(languages)('every page is far below 60 KB and has no word of the program’s own: %s', (language) => {
  for (const purpose of [undefined, ...purposes.map((one) => one.id)]) {
    const html = page(language, purpose)
    expect(Buffer.byteLength(html)).toBeLessThan(60_000)
    expect(html).not.toMatch(/cards:|undefined|\[object/)
  }
})

test('signs of HTML in a card stay signs', () => {
  const evil = { ...card, title: { pl: '<img src=x onerror=alert(1)>' }, groups: [] }
  const html = page('pl', undefined, evil)
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img')
})
