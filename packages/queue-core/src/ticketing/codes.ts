import type { Office } from '../profile/office.ts'
import type { Queue } from '../profile/schema.ts'

/** A code as it is compared: capitals and small letters are the same (WRO-1). */
export const normalCode = (text: string): string => text.toUpperCase()

/** Whether visitors of this queue take no ticket and are called by their booking number (OLS-1). */
export const isCalledByNumber = (queue: Queue | undefined): boolean =>
  queue?.kind === 'booked' && queue.arrival === 'by-number'

/** Whether this is a code of a queue as its office has them: its PIN or code, or its booking number, `A001`. */
export function isCodeOf(office: Office, queue: Queue, code: string): boolean {
  if (isCalledByNumber(queue)) return code.startsWith(queue.prefix) && /^\d{3,4}$/.test(code.slice(queue.prefix.length))
  const shape = office.profile.checkIn.code
  if (shape.kind === 'digits') return code.length === shape.length && /^\d+$/.test(code)
  return code.length >= shape.min && code.length <= shape.max && /^[0-9A-Z]+$/.test(code)
}

/**
 * What is wrong with a text that nobody of this office can have as a code, in words for a programmer; `null`: it could
 * be one.
 */
export function codeProblem(office: Office, text: string): string | null {
  const code = normalCode(text)
  for (const queue of office.queues.values()) if (queue.kind === 'booked' && isCodeOf(office, queue, code)) return null
  const shape = office.profile.checkIn.code
  return shape.kind === 'digits' ? 'four digits' : `${shape.min} to ${shape.max} letters and digits`
}

/** Signs that a code of this office is made of: a slip puts one in place of another (ALL-12). */
export const signsOf = (office: Office): string =>
  office.profile.checkIn.code.kind === 'digits' ? '0123456789' : '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Length of the codes that are made here where the import brings none. */
export function madeLength(office: Office): number {
  const shape = office.profile.checkIn.code
  return shape.kind === 'digits' ? shape.length : Math.min(Math.max(8, shape.min), shape.max)
}
