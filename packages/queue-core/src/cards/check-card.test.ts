import { expect, test } from 'vitest'
import { type CardOffice, checkCard } from './check-card.ts'

const office: CardOffice = { id: 'katowice', queues: ['pobyt-czasowy'], languages: ['pl', 'en'] }

const front = `---
title: { pl: Pobyt czasowy, en: Temporary residence }
state: "2014-04-28"
source: Karta informacyjna wydziału
queues: [pobyt-czasowy]
summary: { pl: Co przynieść., en: What to bring. }
changed: { pl: Opłaty się zmieniły., en: The fees have changed. }
---
`
const body = `
# Cel pobytu {purposes}
en: Purpose of stay

## Praca
en: Work

### Pobyt czasowy i praca {#praca}
en: Residence and work

Cały tekst z dokumentu.

- **Ubezpieczenie zdrowotne.** {#ubezpieczenie} Dokumenty potwierdzające
  posiadanie ubezpieczenia.
  en: Health insurance

  Na przykład polisa.
- **Rynek pracy** Jeden z dokumentów:
  - informacja starosty, lub
  - zezwolenie na pracę

### Studia {#studia}
en: Studies

- {same: ubezpieczenie}
- Zaświadczenie o przyjęciu na studia

# Miejsce {place}
en: Place

- pokój 161 {only: katowice}
- ul. Piastowska 40 {only: bielsko-biala}
`

const card = (text = front + body, of = office) => {
  const checked = checkCard(text, 'pobyt', of)
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  return checked.card
}
const faults = (from: string, to: string) => {
  const checked = checkCard((front + body).replace(from, to), 'pobyt', office)
  return 'faults' in checked ? checked.faults.map(({ line, path, expected }) => `${line} ${path} ${expected}`) : []
}

test('[KAT-10] a card has a title, the date of its state, purposes with their papers, and sections for all', () => {
  const { title, state, changed, groups, sections } = card()
  expect([title.en, state, changed?.en]).toEqual(['Temporary residence', '2014-04-28', 'The fees have changed.'])
  const [work] = groups
  expect(work?.purposes.map((p) => [p.id, p.title.en])).toEqual([
    ['praca', 'Residence and work'],
    ['studia', 'Studies'],
  ])
  expect(work?.purposes[0]?.blocks).toEqual([
    { kind: 'text', text: 'Cały tekst z dokumentu.' },
    {
      kind: 'list',
      items: [
        {
          id: expect.stringMatching(/^[0-9a-z]+$/),
          name: { pl: 'Ubezpieczenie zdrowotne', en: 'Health insurance' },
          text: 'Dokumenty potwierdzające posiadanie ubezpieczenia.',
          note: 'Na przykład polisa.',
        },
        {
          id: expect.any(String),
          name: { pl: 'Rynek pracy' },
          text: 'Jeden z dokumentów:',
          parts: ['informacja starosty, lub', 'zezwolenie na pracę'],
        },
      ],
    },
  ])
  expect(sections).toMatchObject([{ kind: 'place', heading: { pl: 'Miejsce', en: 'Place' } }])
})

test('[KAT-10] one card serves several offices: an item for one office alone is on its card and on no other', () => {
  const items = (id: string) => {
    const [block] = card(front + body, { ...office, id }).sections[0]?.blocks ?? []
    return block?.kind === 'list' ? block.items.map((item) => item.name.pl) : []
  }
  expect(items('katowice')).toEqual(['pokój 161'])
  expect(items('bielsko-biala')).toEqual(['ul. Piastowska 40'])
})

test('a paper that several purposes ask for is written once and has the same tick everywhere', () => {
  const [praca, studia] = card().groups[0]?.purposes ?? []
  const first = (blocks: typeof praca) => blocks?.blocks.flatMap((b) => (b.kind === 'list' ? b.items : []))[0]
  expect(first(studia)).toEqual(first(praca))
})

test('a paper keeps its tick when other lines of the card change', () => {
  const id = (text: string) => JSON.stringify(card(text)).match(/"id":"([0-9a-z]+)","name":\{"en":"Health/)?.[1]
  expect(id(front + body.replace('Cały tekst', 'Inny tekst'))).toBe(id(front + body))
  expect(id(front + body)).toBeDefined()
})

test.each([
  ['state: "2014-04-28"', 'state: "2014-02-30"', '3 state expected a date that the calendar has'],
  ['queues: [pobyt-czasowy]', 'queues: [paszporty]', '5 queues[0] expected the id of a queue of this office'],
  [', en: What to bring.', '', '6 summary.en this is missing; expected this text in every language of the office'],
  ['summary:', 'sumary:', '6 sumary there is no such setting here; did you mean summary?'],
  ['en: Studies', '', '30  expected a line "en: …" below this heading'],
  ['{#studia}', '{#praca}', '30  expected the name of a purpose used once'],
  ['{same: ubezpieczenie}', '{same: polisa}', '33  expected a name that an item has: ubezpieczenie'],
  ['{place}', '{miejsce}', '36  expected a tag of: papers, important, fees'],
  [
    'Cały tekst z dokumentu.',
    '<script>alert(1)</script>',
    '19  expected paragraphs, lists and headings only (found: html)',
  ],
  ['Cały tekst z dokumentu.', 'Cały ![tekst](x.png)', '19  expected plain text (found: image)'],
  ['{only: katowice}', '{only: bielsko-biala}', '36  expected text for katowice below this heading'],
  ['# Cel pobytu {purposes}\n', 'Cel pobytu\n', 'expected a heading before any text'],
])('a mistake is told with its line and what was expected: %s', (from, to, expected) => {
  expect(faults(from, to).join('\n')).toContain(expected)
})

test('nothing of a card can become markup: signs of HTML stay signs', () => {
  const text = front + body.replace('Cały tekst z dokumentu.', 'a &lt;b&gt; c')
  expect(card(text).groups[0]?.purposes[0]?.blocks[0]).toEqual({ kind: 'text', text: 'a <b> c' })
})

test('a file without front matter is told so', () => {
  expect(checkCard('# Opłaty {fees}', 'pobyt', office)).toMatchObject({
    faults: [{ line: 1, expected: 'expected front matter between two lines ---' }],
  })
})

test('[ACC-8] a sign that no shipped font has is refused, with its place', () => {
  expect(faults('Cały tekst', 'Cały 🙂 tekst')).toEqual([
    '19  expected a sign that the fonts of screens and paper have (found: 🙂)',
  ])
  expect(faults('The fees have', '费 have')).toEqual([
    expect.stringMatching(/^7 changed\.en expected only letters and signs that the fonts .* found the text "费 have/),
  ])
})
