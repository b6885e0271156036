import { staffLanguages as languages, TicketDocument } from '@poczekalnia/protocol'
import { expect, test } from 'vitest'
import { exampleFacts } from './example-facts.ts'
import { ticketDocument } from './ticket-document.ts'

const told = (document: TicketDocument): string[] =>
  document.blocks.flatMap((block) => {
    if (block.kind === 'text' || block.kind === 'number') return [block.text]
    if (block.kind === 'list') return block.items
    return block.kind === 'qr' ? [block.caption, block.data] : []
  })

test('a ticket tells everything, in the order of the paper', () => {
  const booked = ticketDocument(exampleFacts('pl', { hour: '12:30', arriveBeforeMinutes: 5 }))
  expect(told(booked)).toEqual([
    'Kujawsko-Pomorski Urząd Wojewódzki – obsługa cudzoziemców',
    'ul. Konarskiego 1-3, Bydgoszcz, III piętro',
    'U045',
    'Uzupełnienie dokumentów',
    'Czwartek, 19 listopada 2026, 12:05',
    'Umówiona godzina: 12:30',
    'To godzina orientacyjna. Przyjęcie może zacząć się później.',
    'Bądź w poczekalni co najmniej 5 minut przed tą godziną.',
    'Około 25-40\u00a0min',
    'Wcześniej umówione wizyty: 7.',
    'Przygotuj:',
    'Wezwanie otrzymane z urzędu',
    'Dokument tożsamości (paszport)',
    'Sprawdzaj w telefonie, kiedy Twoja kolej. Zeskanuj ten kod.',
    'http://192.168.100.20:7070/t/k3Jx9QwErT5yUiOp',
    'Zachowaj ten bilet.',
    'Ekran pokaże Twój numer i stanowisko.',
  ])
})

test('every language makes a document that the wire takes, without a word of another', () => {
  for (const language of languages) {
    const document = ticketDocument(exampleFacts(language, { hour: '12:30', arriveBeforeMinutes: 5 }))
    expect(TicketDocument.parse(document)).toEqual(document)
    expect(told(document).join(' ')).not.toMatch(/paper:|undefined|\{\{/)
  }
})

test("the queue stands in the visitor's language and in Polish, once when that is the same", () => {
  expect(told(ticketDocument(exampleFacts('uk')))).toEqual(
    expect.arrayContaining(['Донести документи', 'Uzupełnienie dokumentów']),
  )
  const polish = told(ticketDocument(exampleFacts('pl'))).filter((text) => text === 'Uzupełnienie dokumentów')
  expect(polish).toHaveLength(1)
  const untranslated = ticketDocument(exampleFacts('ru', { queue: { pl: 'Odbiór dokumentów' } }))
  expect(untranslated.blocks).toContainEqual({
    kind: 'text',
    text: 'Odbiór dokumentów',
    lang: 'pl',
    size: 36,
    bold: true,
  })
})

test('[BYD-2] the ticket of a booked visit advises to come five minutes before the hour', () => {
  const of = (language: 'pl' | 'en' | 'uk' | 'ru') =>
    told(ticketDocument(exampleFacts(language, { hour: '12:30', arriveBeforeMinutes: 5 }))).join('\n')
  expect(of('pl')).toContain('5 minut przed')
  expect(of('en')).toContain('5 minutes before')
  expect(of('uk')).toContain('за 5 хвилин до')
  expect(of('ru')).toContain('за 5 минут до')
})

test('[BYD-4] the ticket of a booked visit says that the hour is approximate, a walk-in ticket has no hour', () => {
  expect(told(ticketDocument(exampleFacts('en', { hour: '12:30' })))).toContain(
    'This time is approximate. Your visit may start later.',
  )
  expect(told(ticketDocument(exampleFacts('en'))).join('\n')).not.toMatch(/Booked|approximate/)
})

test('[BYD-7] the ticket lists what to have ready, and nothing where nothing is asked', () => {
  const document = ticketDocument(exampleFacts('ru'))
  const list = document.blocks.find((block) => block.kind === 'list')
  expect(list).toMatchObject({ items: [expect.stringContaining('wezwanie'), expect.stringContaining('паспорт')] })
  expect(ticketDocument(exampleFacts('ru', { bring: [] })).blocks.some((block) => block.kind === 'list')).toBe(false)
})

test('what only Polish has a word for is set as Polish', () => {
  const bring = [{ pl: 'Paszport', en: 'Passport' }, { pl: 'Wezwanie' }, { pl: 'Zdjęcie' }]
  const lists = ticketDocument(exampleFacts('en', { bring })).blocks.filter((block) => block.kind === 'list')
  expect(lists).toMatchObject([
    { lang: 'en', items: ['Passport'] },
    { lang: 'pl', items: ['Wezwanie', 'Zdjęcie'] },
  ])
})

test('[ALL-10] the wait is a range, and not told when nobody can know it', () => {
  const wait = (estimate: { low: number; high: number } | null) =>
    told(ticketDocument(exampleFacts('en', { estimate }))).filter((text) => /\bmin\b|moment/.test(text))
  expect(wait({ low: 25, high: 40 })).toEqual(['About 25-40\u00a0min'])
  expect(wait({ low: 10, high: 10 })).toEqual(['About 10\u00a0min'])
  expect(wait({ low: 0, high: 5 })).toEqual(['Up to 5\u00a0min'])
  expect(wait({ low: 0, high: 0 })).toEqual(['In a moment'])
  expect(wait(null)).toEqual([])
})

test('how many are ahead follows the plural of each language', () => {
  const ahead = (language: 'pl' | 'uk' | 'ru' | 'en', count: number) =>
    told(ticketDocument(exampleFacts(language, { ahead: count })))
  expect(ahead('pl', 0)).toContain('Jesteś następną osobą w kolejce.')
  expect(ahead('pl', 1)).toContain('Przed Tobą jest 1 osoba.')
  expect(ahead('pl', 22)).toContain('Przed Tobą są 22 osoby.')
  expect(ahead('uk', 21)).toContain('Перед вами 21 особа.')
  expect(ahead('uk', 5)).toContain('Перед вами 5 осіб.')
  expect(ahead('ru', 2)).toContain('Перед вами 2 человека.')
  expect(ahead('en', 1)).toContain('There is 1 person before you.')
})

test('[ALL-4] a ticket has no place for a name: nothing but its facts is on the paper', () => {
  const withName = { ...exampleFacts('pl'), name: 'Olena Kowalska', email: 'olena@example.com', case: 'WSC-II.6151.1' }
  expect(JSON.stringify(ticketDocument(withName))).not.toMatch(/Olena|example\.com|6151/)
})

test.each([
  ['pl', 'Stan na godzinę 12:20:'],
  ['uk', 'Станом на 12:20:'],
] as const)('[ALL-10] a paper that comes later says in %s from when its range is', (language, said) => {
  const document = ticketDocument(exampleFacts(language, { asOf: '12:20' }))
  const texts = told(document)
  expect(texts[texts.indexOf(said) + 1]).toMatch(/25-40/)
  expect(told(ticketDocument(exampleFacts(language))).join()).not.toContain(said)
})

test('the paper of a visitor who was called already tells nothing of a wait', () => {
  const texts = told(ticketDocument(exampleFacts('en', { ahead: null, estimate: null }))).join()
  expect(texts).not.toMatch(/before you|next in line|min\b/)
})

test('[ACC-10] a wait that may go beyond closing is said on the paper; one that does for certain has no time', () => {
  const paper = (certain: boolean) =>
    told(
      ticketDocument(
        exampleFacts('en', { estimate: { low: 60, high: 90 }, pastClosing: { closes: '15:30', certain } }),
      ),
    )
  expect(paper(false).join()).toMatch(/About 1\sh\s–\s1\sh\s30\smin/u)
  expect(paper(false).join()).toContain('We close at 15:30 and may not reach your number')
  expect(paper(true).join()).toContain('are unlikely to reach your number')
  expect(paper(true).join()).not.toContain('About')
})
