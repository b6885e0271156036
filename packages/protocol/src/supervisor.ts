import type { z } from 'zod'
import type { Estimate, Language, Localized, PastClosing, Timestamp, ViewHead, WallTime } from './common.ts'
import type { Bare, DeskState, GivePriority } from './counter.ts'
import type { Ack } from './errors.ts'
import type { PrinterState } from './printer.ts'
import type { QueueState } from './queue-state.ts'
import type { SignedIn, StaffAct } from './staff.ts'
import type {
  CancelBooking,
  ClosedEarly,
  CloseEarly,
  ResumeTickets,
  SetParty,
  ShowMessage,
  StopTickets,
} from './supervisor-acts.ts'
import type { Warning } from './warnings.ts'

/** A queue as it is now. */
export type BoardQueue = {
  id: string
  prefix: string
  name: Localized
  kind: 'booked' | 'walk-in'
  waiting: number
  longestSince: Timestamp | null
  /** What somebody who comes now would be told; `null` with no desk open. */
  estimate: Estimate | null
  /** That goes beyond today's closing (ACC-10). */
  pastClosing?: PastClosing
  /** Whether tickets are given, and why not; `null` for a booked queue. */
  state: QueueState | null
  /** When a supervisor stopped its tickets. */
  stoppedSince?: Timestamp
  /**
   * Its tickets end by themselves when too many wait (KAT-7): `ends`, or a supervisor lets them go on today: `goes-on`.
   */
  manyWait?: 'ends' | 'goes-on'
  /** Tickets left of the day's limit, where there is one. */
  left?: number
  /** Numbers of the open desks that serve it. */
  desks: number[]
  /** People whom one of its bookings may be for, where that may be more than one (WRO-4). */
  partyUpTo?: number
}

/** A desk as it is now, and who works there. */
export type BoardDesk = {
  number: number
  state: DeskState
  /** The clerk, or the device where nobody signs in. */
  by: string | null
  pauseReason: string | null
  /** Number of the ticket at the desk. */
  serving: string | null
  /** When that visitor was called. */
  calledAt: Timestamp | null
  /** When the visit began; `null` while they are on their way. */
  startedAt: Timestamp | null
  /** Since when it is as it is: somebody came to it or went, its break began, it opened. `null`: closed. */
  since: Timestamp | null
  /** Queues that it serves, while it is not closed. */
  queues: string[]
}

/** What a supervisor's page shows. No visitor's name is in it (ALL-4). */
export type SupervisorView = ViewHead & {
  account: SignedIn
  /** What this role may do; a page shows nothing else. */
  rights: StaffAct[]
  openNow: boolean
  hoursToday: { from: WallTime; to: WallTime } | null
  /** Set when today ends earlier than the profile has it. */
  closedEarly?: ClosedEarly
  /** What the displays and the machines tell just now. */
  message: Localized | null
  /** Until when; left out: until the end of the day. */
  messageUntil?: WallTime
  queues: BoardQueue[]
  desks: BoardDesk[]
  /** What needs somebody now, the most pressing first. */
  warnings: Warning[]
  /** Today's bookings by how they stand. */
  bookings: { expected: number; confirmed: number; lapsed: number }
  /** `refused`: how often the machines had to say no, counted minute by minute. */
  today: { tickets: number; served: number; absent: number; refused: number }
  /** How many wait in each language, the most frequent first. */
  waitingLanguages: { language: Language; waiting: number }[]
  /** Messages that the office has ready. */
  messages: { id: string; text: Localized }[]
  cancelReasons: { id: string; name: Localized }[]
  /** Grounds on which a ticket may go first; left out where the office has none. */
  grounds?: { id: string; name: Localized }[]
  displays: { linked: number }
  machine: { linked: number; printer: PrinterState }
}

type Act<Schema extends z.ZodType> = (payload: z.infer<Schema>, ack: (answer: Ack) => void) => void

/** What a supervisor may ask of the hub; each event is an act of `staff.ts` and is checked against the role. */
export type SupervisorToHub = {
  'stop-tickets': Act<typeof StopTickets>
  'resume-tickets': Act<typeof ResumeTickets>
  'close-early': Act<typeof CloseEarly>
  reopen: Act<typeof Bare>
  'show-message': Act<typeof ShowMessage>
  'clear-message': Act<typeof Bare>
  'give-priority': Act<typeof GivePriority>
  'cancel-booking': Act<typeof CancelBooking>
  'set-party': Act<typeof SetParty>
}
export type HubToSupervisor = { view: (view: SupervisorView) => void }
