import type { KioskView } from '@poczekalnia/protocol'

/** Letters that look and sound alike in Latin and Cyrillic: an example is read by everybody (ACC-7). */
const letters = ['K', 'T', 'M', 'E', 'O', 'I', 'A'] as const

/**
 * A number that is plainly nobody's: numbers begin at 001, and where it can be the letter is none of the office's
 * queues.
 */
export function exampleNumber({ queues, bookedQueues }: Pick<KioskView, 'queues' | 'bookedQueues'>): string {
  const prefixes = [...queues, ...bookedQueues].map(({ prefix }) => prefix)
  const letter = letters.find((one) => !prefixes.some((prefix) => prefix.startsWith(one))) ?? letters[0]
  return `${letter}000`
}
