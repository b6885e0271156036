/**
 * The clips of one language, each a file of that name. Every number up to 99 is one clip, so that "forty-five" is
 * spoken in one breath; the hundreds stand before it. `h-100` is a hundred that goes on ("one hundred and"), `n-100`
 * one that does not.
 */

/** A clip's name, without language and ending: `number`, `letter-u`, `n-45`, `h-100`, `desk`, `desk-25`. */
export type ClipName = string

const upTo = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)

/** Desks that are spoken as one phrase, "desk 25"; a higher one is put together. */
export const DESK_PHRASES = 40

export const letters = [...'abcdefghijklmnopqrstuvwxyz'] as const

/** Everything that is spoken of a call, in the order of a recording session. */
export const clipNames: readonly ClipName[] = [
  'number',
  ...letters.map((letter) => `letter-${letter}`),
  ...upTo(0, 99).map((n) => `n-${n}`),
  ...upTo(100, 900, 100).flatMap((n) => [`n-${n}`, `h-${n}`]),
  'desk',
  ...upTo(1, DESK_PHRASES).map((n) => `desk-${n}`),
]
