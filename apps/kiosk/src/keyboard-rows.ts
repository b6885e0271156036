/**
 * A key of the code keyboard: a sign, or what it does. `layer` shows other signs, `whole` says that the code is typed.
 */
export type KeyName = string
export const controls = ['clear', 'back', 'layer', 'whole'] as const
export type Control = (typeof controls)[number]

export const isControl = (key: KeyName): key is Control => (controls as readonly string[]).includes(key)

/** Rows of keys, one list of rows for each layer. */
export type Layers = readonly (readonly (readonly KeyName[])[])[]

const digits = '1234567890'

/** Letters as on a computer, digits above them: what people who type know. */
export const qwerty: Layers = [[[...digits], [...'QWERTYUIOP'], [...'ASDFGHJKL'], ['clear', ...'ZXCVBNM', 'back']]]

/**
 * Where only two rows of fingers fit: digits first, then the letters in the order of the alphabet, which everybody can
 * follow from one layer to the next. No key to clear all: ten signs are soon taken away.
 */
export const layered: Layers = [
  [[...digits], [...'ABCD', 'layer', 'back', 'whole']],
  [[...'EFGHIJKLMN'], [...'OPQR', 'layer', 'back', 'whole']],
  [[...'STUVWXYZ'], ['layer', 'back', 'whole']],
]

/** Booking numbers: the prefixes' letters and digits, nothing that could be mistaken (OLS-1). */
export function numberRows(prefixes: readonly string[], low: boolean): Layers {
  const letters = [...new Set(prefixes.join(''))].sort()
  if (low)
    return [
      [
        [...letters, ...digits.slice(0, 5), 'clear'],
        [...digits.slice(5), 'back', 'whole'],
      ],
    ]
  return [[letters, [...digits.slice(0, 5)], [...digits.slice(5)], ['clear', 'back']]]
}
