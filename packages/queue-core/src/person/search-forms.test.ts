import fc from 'fast-check'
import { expect, test } from 'vitest'
import { samePersonKey } from './same-person.ts'
import { searchFor } from './search-forms.ts'

/** A name as its holder writes it, and what somebody at a Polish office may type or have typed for it. */
const ways: readonly [string, ...string[]][] = [
  ['O’Neill', "o'neill", 'O‘NEILL', 'oneill'],
  ['Đặng', 'dang', 'ĐẶNG', 'Ðặng'],
  ['Nguyễn Thị Hiền', 'nguyen thi hien', 'HIEN NGUYEN THI'],
  ['Yıldız', 'yildiz', 'YILDIZ', 'yıldız'],
  ['Groß', 'gross', 'GROSS', 'groẞ'],
  ['Müller', 'muller', 'mueller', 'MUELLER'],
  ['Søren', 'soren', 'soeren'],
  ['Łukasz', 'lukasz', 'ŁUKASZ'],
  ['Мар’яна', "мар'яна", 'марʼяна', 'mariana', 'МАР`ЯНА'],
  ['Шевченко', 'shevchenko', 'szewczenko', 'Шевченко'],
  ['Юлія', 'yuliia', 'iuliia', 'julia', 'yulia'],
  ['Євген', 'yevhen', 'evgen'],
  ['Згурський', 'zghurskyi', 'zgurski'],
  ['Сергій', 'serhii', 'serhiy', 'sergii'],
  ['Сергей', 'sergei', 'sergey', 'siergiej'],
  ['Сяргей', 'siarhei', 'siarhiej'],
  ['Алексей', 'aleksei', 'alexey'],
  ['Хмельницький', 'khmelnytskyi', 'chmielnicki'],
  ['Щербань', 'shcherban', 'szczerban'],
  ['Әсел', 'asel'],
  ['ნინო', 'nino', 'ᲜᲘᲜᲝ'],
  ['علي', 'علی'],
  ['Kowalska-Nowak', 'kowalska nowak', 'kowalskanowak', 'Kowalska‑Nowak'],
]

test.each(ways)('“%s” is found however it is written, and finds itself written otherwise', (name, ...forms) => {
  for (const form of [name, ...forms]) {
    expect(`${form}: ${searchFor(form)(name)}`).toBe(`${form}: true`)
    expect(`${name}: ${searchFor(name)(form)}`).toBe(`${name}: true`)
  }
})

test('all words are asked for, in any order, also in the e-mail and the case', () => {
  const olena = ['Олена Коваль', 'olena.k@example.org', 'WSC-II-S.6151.111539.2025'] as const
  for (const wanted of ['koval olena', 'OLENA.K@', 'коваль 6151.111539', 'wsc-ii-s.6151'])
    expect(searchFor(wanted)(...olena)).toBe(true)
  for (const wanted of ['', ' - ', 'koval ivan', '6151.111540']) expect(searchFor(wanted)(...olena)).toBe(false)
})

const letters = fc.string({
  unit: fc.constantFrom(...'abzłóßäđıñ', ...'абгжиїйьэюяў', ...'აბღჰ', ...'محیك', ..."’' -"),
  minLength: 3,
  maxLength: 12,
})
const written = fc.constantFrom<(text: string) => string>(
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll('’', "'").replaceAll(' ', '\u{a0}'),
  (text) => [...text].join('\u{200b}'),
  (text) => text.replaceAll('-', '\u{2011}'),
)

test('whoever is the same person is found by any way of writing their name', () => {
  fc.assert(
    fc.property(letters, written, (name, write) => {
      fc.pre(/\p{L}/u.test(name))
      expect(searchFor(write(name))(name)).toBe(true)
      expect(searchFor(name)(write(name))).toBe(true)
    }),
  )
})

test('[BOK-4] the same person written otherwise is the same person; another letter is another one', () => {
  const key = (name: string, email = 'a@example.org') => samePersonKey({ name, email })
  expect(key('O’Hara', 'A@Example.org')).toBe(key("O'HARA"))
  expect(key('Anna  Nowak‑Kowal')).toBe(key('ANNA NOWAK-KOWAL\u{200b}'))
  for (const [a, b] of [
    ['Groß', 'Gross'],
    ['Łukasz', 'Lukasz'],
    ['Юлія', 'Yuliia'],
    ['Đặng', 'Dang'],
  ] as const)
    expect(key(a)).not.toBe(key(b))
  expect(key('Jan', 'a@example.org')).not.toBe(key('Jan', 'b@example.org'))
})
