import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSpoiledName } from './spoiled-name.ts'

const real = [
  'Paweł Kołodziej',
  'Żaneta Ćwiąkalska-Żółć',
  'Олена Шевченко',
  'Лі Сі Їжакевич',
  'Григор’єва Наталія',
  "O'Neil",
  'Müller Größe',
  'Nguyễn Thị Ánh',
  'José Ñandú',
  'Łukasz',
  'Ãngela Çelik',
  'ქეთევან',
]

test.each(real)('%s is a name', (name) => expect(isSpoiledName(name)).toBe(false))

test.each(['Pawe? Ko?odziej', '????? ????????', 'Paw\uFFFD', 'Pawe&#322; Nowak', 'Jan &oacute;'])('%s is not', (name) =>
  expect(isSpoiledName(name)).toBe(true),
)

test('a name with a letter that isn’t ASCII, in UTF-8 and opened as something else, is told of', () => {
  for (const encoding of ['windows-1252', 'windows-1250', 'windows-1251']) {
    const letters = 'ąćęłńóśźżŁŚŻéöüњІїШевченко'
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 8 }), (letters) => {
        const misread = new TextDecoder(encoding).decode(Buffer.from(`Aa${letters}`))
        // A spreadsheet trims what is a space in its encoding; such names are told by their other words.
        expect(isSpoiledName(misread) || /\s/.test(misread)).toBe(true)
      }),
    )
  }
})
