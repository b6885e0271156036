import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { confirmationPdf } from './confirmation-pdf.ts'
import type { ConfirmationDocument } from './document.ts'

const made = new Date('2026-11-30T10:00:00Z')

const visit = (over: Partial<ConfirmationDocument> = {}): ConfirmationDocument => ({
  language: 'pl',
  title: 'Potwierdzenie wizyty',
  introduction: ['Wizyta jest zarezerwowana. W dniu wizyty potwierdź ją w biletomacie kodem PIN.'],
  facts: [
    { label: 'Dzień i godzina', value: 'czwartek, 10 grudnia 2026, 12:20' },
    { label: 'Miejsce', value: 'ul. Konarskiego 1-3, 85-066 Bydgoszcz' },
    { label: 'Imię i nazwisko', value: 'Łukasz Żółć' },
  ],
  code: { label: 'PIN', value: '0475', hint: 'Wpisz go w biletomacie od 12:05 do 12:35.' },
  qr: { data: 'https://wizyty.example.org/v/abc', alternative: 'Kod QR wizyty, dla czytnika w biletomacie' },
  lists: [{ heading: 'Co zabrać', items: ['paszport', 'cztery fotografie', 'potwierdzenie opłaty'] }],
  notes: ['Wizytę można anulować do 9 grudnia 2026, do 23:59.'],
  ...over,
})

type Node = { role?: string; children?: Node[]; type?: string; id?: string; alt?: string }

async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)))
  const words = new Map<string, string>()
  const trees: Node[] = []
  for (const page of pages) {
    let id: string | null = null
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    for (const item of items) {
      if ('str' in item) {
        if (id !== null) words.set(id, (words.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''))
      } else id = item.type.startsWith('begin') ? (item.id ?? null) : null
    }
    trees.push((await page.getStructTree()) as Node)
  }
  const { info, metadata } = await pdf.getMetadata()
  return { pdf, trees, words, info: info as Record<string, unknown>, metadata, mark: await pdf.getMarkInfo() }
}

/** What a screen reader tells, in its order: `role: words`. */
function told({ trees, words }: { trees: Node[]; words: Map<string, string> }): string[] {
  const lines: string[] = []
  const visitNode = (node: Node) => {
    const own = (node.children ?? []).flatMap(({ type, id }) => (type === 'content' && id ? [words.get(id) ?? ''] : []))
    const text = (node.alt ?? own.join('')).replace(/\s+/g, ' ').trim()
    if (text !== '') lines.push(`${node.role}: ${text}`)
    for (const child of node.children ?? []) visitNode(child)
  }
  for (const tree of trees) visitNode(tree)
  return lines
}

test('[WRO-6] a confirmation is read aloud whole and in order: tagged, with its language and title', async () => {
  const file = await read(await confirmationPdf(visit(), made))
  expect(told(file)).toEqual([
    'H1: Potwierdzenie wizyty',
    'P: Wizyta jest zarezerwowana. W dniu wizyty potwierdź ją w biletomacie kodem PIN.',
    'P: PIN',
    'P: 0475',
    'P: Wpisz go w biletomacie od 12:05 do 12:35.',
    'Figure: Kod QR wizyty, dla czytnika w biletomacie',
    'Lbl: Dzień i godzina',
    'LBody: czwartek, 10 grudnia 2026, 12:20',
    'Lbl: Miejsce',
    'LBody: ul. Konarskiego 1-3, 85-066 Bydgoszcz',
    'Lbl: Imię i nazwisko',
    'LBody: Łukasz Żółć',
    'H2: Co zabrać',
    'Lbl: –',
    'LBody: paszport',
    'Lbl: –',
    'LBody: cztery fotografie',
    'Lbl: –',
    'LBody: potwierdzenie opłaty',
    'P: Wizytę można anulować do 9 grudnia 2026, do 23:59.',
  ])
  expect(file.info).toMatchObject({ Language: 'pl', Title: 'Potwierdzenie wizyty' })
  expect(Object.fromEntries(file.mark as unknown as Map<string, boolean>)).toMatchObject({ Marked: true })
  expect(file.pdf.numPages).toBe(1)
})

test('[BOK-18] a name in any script that a font has is written as it was typed, digits beside it too', async () => {
  for (const name of ['Мар’яна Згурська', 'ნინო ჭავჭავაძე, 12:20', 'Արամ 7', 'Əli Oʻrinboyev', 'Łukasz Żółć-Ğşç']) {
    const facts = [{ label: 'Imię i nazwisko', value: name }]
    const lines = told(await read(await confirmationPdf(visit({ facts }), made)))
    expect(lines).toContain(`LBody: ${name}`)
  }
})

test('[BOK-18] where drawn signs alone would be read back otherwise, the file has the words themselves', async () => {
  const written = async (name: string) => {
    const facts = [{ label: 'Imię i nazwisko', value: name }]
    return Buffer.from(await confirmationPdf(visit({ facts }), made))
  }
  const name = 'Nguyễn Thị Hiền'
  expect((await written(name)).includes(Buffer.from(name, 'utf16le').swap16())).toBe(true)
  expect((await written('सिंह')).toString('latin1')).toContain('ActualText')
  expect((await written('Anna Żak')).toString('latin1')).not.toContain('ActualText')
})

test('a sign that no font has is refused by name, not replaced', () => {
  const named = (value: string) => () => confirmationPdf(visit({ facts: [{ label: 'Imię', value }] }), made)
  expect(named('王小明 Anna')).toThrow(
    expect.objectContaining({ name: 'MissingSignsError', signs: ['王', '小', '明'] }),
  )
  expect(named('דוד')).toThrow(expect.objectContaining({ name: 'MissingSignsError' }))
})

const arabic = visit({
  language: 'ar',
  title: 'تأكيد الموعد',
  introduction: ['Urząd Wojewódzki'],
  facts: [
    { label: 'الموعد', value: 'الخميس، 10 ديسمبر 2026، 12:20' },
    { label: 'الاسم', value: 'محمد علي' },
  ],
  code: { label: 'PIN', value: '0475', hint: 'أدخله في الجهاز من \u206812:05\u2069 إلى \u206812:35\u2069' },
  qr: { data: '0475', alternative: 'رمز الموعد' },
  lists: [{ heading: 'ما تحضره معك', items: ['جواز السفر', 'Wezwanie'] }],
  notes: [],
})

/** Where texts stand on the first page, by what is drawn: from the left to the right edge of each. */
async function placesOf(bytes: Uint8Array) {
  const { pdf } = await read(bytes)
  const { items } = await (await pdf.getPage(1)).getTextContent()
  const pieces = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
  return (text: string) => {
    const found = pieces.find(({ str }) => str.trim() === text)
    if (!found) throw new Error(`nothing is drawn as ${text}: ${pieces.map(({ str }) => str).join(' | ')}`)
    const left = found.transform[4] as number
    return { left, right: left + found.width, y: found.transform[5] as number }
  }
}

test('[ACC-8] in Arabic a page begins at the right, and numbers, times and Polish names keep their order', async () => {
  const file = await confirmationPdf(arabic, made)
  const at = await placesOf(file)
  const edge = 595.28 - 56
  for (const text of ['0475', 'Urząd Wojewódzki']) expect(at(text).right, text).toBeCloseTo(edge, 0)
  // From 12:05 to 12:35: what comes first stands at the right of what comes next.
  expect(at('12:05').left).toBeGreaterThan(at('12:35').right)
  expect(at('12:05').y).toBe(at('12:35').y)
  expect(at('12:20').right).toBeLessThan(at('2026').left)
  expect(at('2026').right).toBeLessThan(at('10').left)
})

test('[ACC-8] what is heard of an Arabic page are its words as they are written, tagged and in order', async () => {
  const file = await read(await confirmationPdf(arabic, made))
  const roles: string[] = []
  const walk = (node: Node) => {
    if (node.role) roles.push(node.role)
    for (const child of node.children ?? []) walk(child)
  }
  for (const tree of file.trees) walk(tree)
  expect(roles.filter((role) => !['Root', 'Document'].includes(role))).toEqual(
    'H1 P P P P Figure L LI Lbl LBody LI Lbl LBody H2 L LI Lbl LBody LI Lbl LBody'.split(' '),
  )
  expect(file.info).toMatchObject({ Language: 'ar', Title: 'تأكيد الموعد' })
  const bytes = Buffer.from(await confirmationPdf(arabic, made))
  for (const text of ['تأكيد الموعد', 'أدخله في الجهاز من 12:05 إلى 12:35', 'محمد علي', 'جواز السفر'])
    expect(bytes.includes(Buffer.from(text, 'utf16le').swap16()), text).toBe(true)
})

test('[BOK-18] an Arabic name on a Polish page stands at the left, in its own order', async () => {
  const facts = [{ label: 'Imię i nazwisko', value: 'محمد علي (Ahmed)' }]
  const at = await placesOf(await confirmationPdf(visit({ facts }), made))
  expect(at('Imię i nazwisko').left).toBeCloseTo(56, 0)
  const missing = { ...arabic, facts: [{ label: 'الاسم', value: '王' }] }
  expect(() => confirmationPdf(missing, made)).toThrow(expect.objectContaining({ signs: ['王'] }))
})

test('long lists go on on the next page, and nothing is lost', async () => {
  const items = Array.from({ length: 60 }, (_, at) => `dokument ${at + 1}, w oryginale i z tłumaczeniem przysięgłym`)
  const file = await read(await confirmationPdf(visit({ lists: [{ heading: 'Co zabrać', items }] }), made))
  expect(file.pdf.numPages).toBeGreaterThan(1)
  expect(told(file).filter((line) => line.startsWith('LBody: dokument'))).toEqual(items.map((item) => `LBody: ${item}`))
})

test('every font is in the file, and the same document at the same moment is the same file', async () => {
  const [one, two] = await Promise.all([confirmationPdf(visit(), made), confirmationPdf(visit(), made)])
  const text = Buffer.from(one).toString('latin1')
  expect(text.match(/\/FontFile2/g)?.length).toBe(2)
  expect(text).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/)
  expect(Buffer.from(two).equals(Buffer.from(one))).toBe(true)
})
