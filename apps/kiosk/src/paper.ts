import type { KioskView } from '@poczekalnia/protocol'
import type { Paper } from './idle.ts'

/** States of the printer in which no ticket comes out. `unknown` isn't one: it may well print. */
const trouble = new Set<KioskView['printer']>(['paper-out', 'cover-open', 'offline', 'stalled'])

/** Whether people should be told, before they take a ticket, that there will be no paper. */
export function cannotPrint(view: Pick<KioskView, 'printer'>): boolean {
  return trouble.has(view.printer)
}

/** After so many seconds without a word from the printer the visitor is told that the number counts without paper. */
export const patienceSeconds = 15

/** How the paper of a ticket fared, as far as the machine knows. */
export function paperOf(view: KioskView, ticket: string, shownSeconds: number): Paper {
  const print = view.prints[ticket]
  if (print?.state === 'printed') return 'printed'
  if (print?.state === 'failed') return print.reason === 'unknown' || print.reason === 'stalled' ? 'perhaps' : 'failed'
  if (!print && cannotPrint(view)) return 'failed'
  return shownSeconds >= patienceSeconds ? 'perhaps' : 'printing'
}
