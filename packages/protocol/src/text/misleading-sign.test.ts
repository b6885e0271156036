import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DeviceName } from '../device-requests.ts'
import { StaffName } from '../staff-requests.ts'
import { PublicText } from '../supervisor-acts.ts'
import { misleadingSign, showsSomething } from './misleading-sign.ts'

test.each([
  ['Jan Kowalski', null],
  ['Jan \u{202e}iksławok nalP\u{202c}', 'U+202E RIGHT-TO-LEFT OVERRIDE, 5'],
  ['Anna\u{2066}Maria', 'U+2066 LEFT-TO-RIGHT ISOLATE, 5'],
  ['\u{200b}\u{200b}', 'U+200B ZERO WIDTH SPACE, 1'],
  ['Kowal\u{ad}ski', 'U+00AD SOFT HYPHEN, 6'],
  ['Jan\u{200d}Plan', 'U+200D ZERO WIDTH JOINER, 4'],
  ['\u{3164}', 'U+3164 HANGUL FILLER, 1'],
  ['𝒜\u{e0041}', 'U+E0041, 2'],
  ['a\u{e000}', 'U+E000, 2'],
  ['\u{d800}x', 'U+D800, 1'],
  ['A\u{fe0f}nna', 'U+FE0F, 2'],
  // What a script needs stays.
  ['علی\u{200c}رضا', null],
  ['مُحَمَّد', null],
  ['ශ්\u{200d}රී ලංකා', null],
  ['क्\u{200d}ष', null],
  ['ന്\u{200d}', null],
  ['葛\u{e0100}城', null],
  ['Nguyễn Thị Hiền'.normalize('NFD'), null],
  ['Мар’яна О’Ніл', null],
  ['👩\u{200d}⚕️ ❤️', null],
])('%j: %s', (text, found) => {
  const sign = misleadingSign(text)
  expect(sign && `${sign.sign}, ${sign.at}`).toBe(found)
})

test.each(['', ' ', '\u{a0}\u{3000}', '\u{200b}', '\u{2800}', '\u{115f}\u{1160}', '\u{301}'])(
  '%j shows nothing',
  (text) => expect(showsSomething(text)).toBe(false),
)

const latin = fc.string({ unit: fc.constantFrom(...'ąbcĆ ’-Łїя'), minLength: 1, maxLength: 20 })
const turning = fc.constantFrom(
  ...'\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c}',
)
const hiding = fc.constantFrom(
  '\u{200b}',
  '\u{200c}',
  '\u{200d}',
  '\u{2060}',
  '\u{feff}',
  '\u{ad}',
  '\u{e0001}',
  '\u{34f}',
)

test('wherever such a sign stands in a name, it is found, with its place', () => {
  fc.assert(
    fc.property(latin, fc.oneof(turning, hiding), latin, (before, sign, after) => {
      expect(misleadingSign(before + after)).toBeNull()
      expect(misleadingSign(before + sign + after)).toMatchObject({ at: [...before].length + 1 })
    }),
  )
})

test.each([
  ['an account', StaffName],
  ['a device', DeviceName],
  ['a message', PublicText.shape.pl],
])('the name or text of %s is refused with the sign and its place, and nothing of a script is', (_, schema) => {
  const said = schema.safeParse('Hol\u{202e}A')
  expect(said.error?.issues[0]?.message).toContain('U+202E RIGHT-TO-LEFT OVERRIDE at place 4')
  for (const nothing of ['\u{3164}', '\u{34f}', '\u{2800}']) expect(schema.safeParse(nothing).success).toBe(false)
  for (const name of ['علی\u{200c}رضا', 'Łucja O’Hara']) expect(schema.safeParse(name).success).toBe(true)
})
