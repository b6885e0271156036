import { type Card, InformationJob, staffLanguages as languages, type TicketDocument } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { cardDocument } from './card-document.ts'

const card: Card = {
  id: 'pobyt-czasowy',
  title: { pl: 'Pobyt czasowy', en: 'Temporary residence', uk: 'Тимчасове проживання' },
  state: '2014-04-28',
  source: 'Karta informacyjna',
  queues: ['pobyt-czasowy'],
  summary: { pl: 'Co przynieść.' },
  changed: { pl: 'Opłaty się zmieniły.', uk: 'Збори змінилися.' },
  groups: [
    {
      title: { pl: 'Praca' },
      purposes: [
        {
          id: 'praca',
          title: { pl: 'Pobyt czasowy i praca', uk: 'Проживання та робота' },
          blocks: [{ kind: 'list', items: [{ id: 'a', name: { pl: 'Ubezpieczenie zdrowotne', uk: 'Страхування' } }] }],
        },
      ],
    },
  ],
  sections: [
    {
      kind: 'papers',
      heading: { pl: 'Dokumenty dla każdego', uk: 'Документи для всіх' },
      blocks: [{ kind: 'list', items: [{ id: 'b', name: { pl: 'Paszport' }, text: 'Ważny dokument podróży.' }] }],
    },
    { kind: 'fees', heading: { pl: 'Opłaty' }, blocks: [{ kind: 'text', text: '340 zł' }] },
  ],
}
const facts = { office: 'Urząd', card, purpose: 'praca', pageUrl: 'http://10.0.0.2:7070/c/pobyt-czasowy' }
const told = (document: TicketDocument) =>
  document.blocks.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.kind === 'list' ? [...block.items, ...(block.polish ?? [])] : [],
  )

test('[KAT-10] the short list: what it is, card, purpose, papers with their Polish names, date of its state', () => {
  expect(told(cardDocument({ ...facts, language: 'uk' }))).toEqual([
    'Інформація, це не талон',
    'Informacja, to nie jest bilet',
    'Urząd',
    'Тимчасове проживання',
    'Pobyt czasowy',
    'Проживання та робота',
    'Pobyt czasowy i praca',
    'Підготуйте:',
    'Страхування',
    'Ubezpieczenie zdrowotne',
    'Документи для всіх',
    'Dokumenty dla każdego',
    'Paszport',
    'Станом на 28.04.2014',
    'Збори змінилися.',
  ])
})

test('[ACC-8] what the office has not worded in a language is told in English, and in Polish beneath', () => {
  const document = cardDocument({ ...facts, language: 'hi' })
  const texts = document.blocks.filter((block) => block.kind === 'text').map(({ text, lang }) => ({ text, lang }))
  expect(texts).toContainEqual({ text: 'Temporary residence', lang: 'en' })
  expect(texts).toContainEqual({ text: 'Pobyt czasowy', lang: 'pl' })
  expect(texts, 'what there is in Polish only').toContainEqual({ text: 'Pobyt czasowy i praca', lang: 'pl' })
})

test('[BYD-8] in every language it says that it is no ticket, has no number, and goes as information only', () => {
  for (const language of languages) {
    const document = cardDocument({ ...facts, language })
    const [first] = told(document)
    expect(first).toMatch(/bilet|ticket|талон/)
    expect(document.blocks.some((block) => block.kind === 'number')).toBe(false)
    expect(InformationJob.safeParse({ id: 'x', information: card.id, printWithinMs: 1, document }).success).toBe(true)
  }
  const numbered = { title: 'U001', blocks: [{ kind: 'number', text: 'U001', size: 200 }] }
  const job = { id: 'x', information: card.id, printWithinMs: 1, document: numbered }
  expect(InformationJob.safeParse(job).success).toBe(false)
})

test('the printer draws it as it draws a ticket', async () => {
  const { renderTicket } = await import('./render.ts')
  expect(renderTicket(cardDocument({ ...facts, language: 'pl' }), 576).height).toBeGreaterThan(400)
})
