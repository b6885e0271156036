/** Widths of Noto Sans 800 at 70 % stretch in ems, measured in the font; all digits are equally wide. */
const ems: Record<string, number> = {
  A: 0.58,
  B: 0.56,
  C: 0.52,
  D: 0.6,
  E: 0.46,
  F: 0.45,
  G: 0.61,
  H: 0.63,
  I: 0.35,
  J: 0.29,
  K: 0.56,
  L: 0.44,
  M: 0.82,
  N: 0.67,
  O: 0.64,
  P: 0.53,
  Q: 0.64,
  R: 0.55,
  S: 0.46,
  T: 0.47,
  U: 0.61,
  V: 0.56,
  W: 0.82,
  X: 0.53,
  Y: 0.52,
  Z: 0.47,
}
const digit = 0.5
const other = 0.7

/** Width of a ticket number or a desk in ems of the panel's type. */
export function widthInEms(text: string): number {
  const sum = [...text].reduce((total, sign) => total + (/\d/.test(sign) ? digit : (ems[sign] ?? other)), 0)
  return Math.round(sum * 100) / 100
}

/**
 * Ems that number and desk take together; the style sheet divides the panel's room by it, so that both stand side by
 * side at 360 px or as little less as a long number needs. Never less than a usual number takes: the type does not
 * change its size from call to call.
 */
export function panelEms(number: string, desk: number): number {
  return Math.max(3.09, widthInEms(number) + widthInEms(String(desk)))
}
