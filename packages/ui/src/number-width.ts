/**
 * Widths of the capitals of Noto Sans 800 in ems at full width, as measured in the font, rounded up; all digits are
 * equally wide. A letter that is not here takes no more than the widest that is.
 */
const ems: Record<string, number> = {
  A: 0.71,
  B: 0.67,
  C: 0.65,
  D: 0.74,
  E: 0.56,
  F: 0.55,
  G: 0.74,
  H: 0.77,
  I: 0.42,
  J: 0.35,
  K: 0.68,
  L: 0.57,
  M: 0.96,
  N: 0.83,
  O: 0.8,
  P: 0.63,
  Q: 0.8,
  R: 0.67,
  S: 0.57,
  T: 0.59,
  U: 0.76,
  V: 0.67,
  W: 1,
  X: 0.7,
  Y: 0.65,
  Z: 0.6,
}
const digit = 0.58
const widest = 1

/**
 * By how much letters and digits get narrower at most where the type is condensed, by its `font-stretch` in per cent.
 */
const narrower = { 100: 1, 80: 0.903, 70: 0.859 } as const

/**
 * Width that a ticket number or a desk takes at most, in ems of Noto Sans 800: a style sheet divides the room by it,
 * so that whatever a profile may hold is whole (ACC-6).
 * @param stretch the type's `font-stretch`, per cent
 */
export function widthInEms(text: string | number, stretch: keyof typeof narrower = 100): number {
  const sum = [...String(text)].reduce((all, sign) => all + (/\d/.test(sign) ? digit : (ems[sign] ?? widest)), 0)
  return Math.ceil(sum * narrower[stretch] * 100) / 100
}
