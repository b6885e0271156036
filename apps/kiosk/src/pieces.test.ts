import { expect, test } from 'vitest'
import { pieces } from './pieces.ts'

const whole = (text: string) => pieces(text).flatMap((piece) => (piece.whole ? [piece.text] : []))

test.each([
  ['Infolinia: +48 780 100 935.', ['+48 780 100 935']],
  ['Bilety wydajemy do 15:30 · około 25-40\u00a0min', ['do 15:30', '25-40\u00a0min']],
  ['Możesz ją potwierdzić od 13:00. Wróć wtedy.', ['od 13:00.']],
  ['Za 30 s możesz spróbować jeszcze raz.', ['Za 30 s']],
  ['Через 30 с повернемося.', ['30 с']],
  ['obywateli UE i Wielkiej Brytanii, z umówioną wizytą', ['i Wielkiej', 'z umówioną']],
  ['pokój nr 4 na parterze, ul. Konarskiego 1-3.', ['nr 4', 'ul. Konarskiego 1-3.']],
  ['Код є у листі та в SMS.', ['є у листі', 'в SMS.']],
  ['Легализация проживания – подача заявления', ['проживания –']],
  ['Please ask at a desk.', ['a desk.']],
])('"%s" stays together where it must', (text, expected) => {
  expect(whole(text)).toEqual(expected)
})

test('no word is lost or changed', () => {
  const text = 'Do kolejki „A” od 12:00 i w piątek od 8:00-9:00, ul. Długa 5.'
  expect(
    pieces(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
