import type { KioskQueue } from '@poczekalnia/protocol'

/**
 * Whether something is asked before a ticket is taken: what the visitor has brought (BYD-7), whom the queue is for
 * today (OLS-7), or whether they want to wait although today may not be long enough (ACC-10).
 */
export const asksBefore = ({ bring, onlyFor, pastClosing }: KioskQueue): boolean =>
  bring.length > 0 || onlyFor !== undefined || pastClosing !== undefined
