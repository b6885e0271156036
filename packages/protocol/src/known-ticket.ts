import type { Language, WallTime } from './common.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { PrintState } from './print-state.ts'
import type { TicketStatus } from './ticket-status.ts'

/** A ticket that somebody has already, and how it stands (ACC-9). */
export type KnownTicket = {
  /** `U045` */
  number: string
  queue: string
  /** The one that it was taken in. */
  language: Language
  /** Path of the ticket's own page; left out for a visit that is called by its booking number and has none. */
  page?: string
  /** The booked hour, for a confirmed visit. */
  hour?: WallTime
  status: TicketStatus
  /** Where it is shorter, for a walk-in that waits (REG-3). */
  elsewhere?: Elsewhere
  /** How its newest paper fared. */
  print: PrintState
  /** Whether the machine may be asked for its paper: it has none, and none can have come (BYD-8). */
  mayPrint: boolean
}
