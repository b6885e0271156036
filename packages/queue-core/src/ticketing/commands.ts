import type { LetterKind, Localized, PrintFailure } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import type { IssueRequest } from './decide/issue.ts'
import type { BookingBrought, EventOf, Holder, RefusalCount } from './events.ts'

/**
 * What somebody asks for. Ids and codes come with the command: the domain has no randomness of its own.
 * Desk commands name the desk through `holder`: a page acts on the desk it has opened, and on no other.
 */
export type Command =
  | { type: 'StartHub' }
  | ({ type: 'CheckIn'; visit: string } & IssueRequest)
  | ({ type: 'TakeTicket'; queue: string } & IssueRequest)
  /** A machine's refusals of the last minute. */
  | { type: 'CountRefusals'; refusals: readonly RefusalCount[] }
  /** `copy`: which try at paper this is about. */
  | {
      type: 'RecordPrint'
      ticket: string
      copy: number
      outcome: { printed: true } | { printed: false; reason: PrintFailure }
    }
  | { type: 'Reprint'; holder: Holder; ticket: string }
  /** Who has a ticket asks for its paper at a machine, whose id is `machine`. `ticket`: its id. */
  | { type: 'PrintAgain'; ticket: string; machine: string }
  /** `queues`: those that the clerk serves, in their order; left out: as they were, or all that the desk serves. */
  | { type: 'OpenDesk'; desk: number; holder: Holder; takeOver: boolean; queues?: readonly string[] | undefined }
  | { type: 'PauseDesk'; holder: Holder; reason: string | null }
  | { type: 'ResumeDesk'; holder: Holder }
  | { type: 'CloseDesk'; holder: Holder }
  | { type: 'CallNext'; holder: Holder; call: string }
  /** `ticket`: a ticket's id or number. */
  | { type: 'CallTicket'; holder: Holder; ticket: string; call: string }
  | { type: 'Recall'; holder: Holder }
  | { type: 'StartService'; holder: Holder }
  | { type: 'FinishService'; holder: Holder }
  /** Both in one; with nobody waiting the visit ends and nobody is called. */
  | { type: 'FinishAndNext'; holder: Holder; call: string }
  | { type: 'MarkAbsent'; holder: Holder }
  /** `andCall`: they stand at this desk, and are called to it in the same act. */
  | { type: 'TakeBack'; holder: Holder; ticket: string; andCall?: boolean; call: string }
  /** `minutes`: nobody calls the ticket before so many are over. */
  | { type: 'ReturnTicket'; holder: Holder; minutes?: number | undefined }
  /** `noted`: a note goes with the visitor. Its text never comes here. */
  | { type: 'Transfer'; holder: Holder; to: { queue: string } | { desk: number }; noted?: boolean }
  | { type: 'NoteVisit'; holder: Holder }
  | { type: 'CancelVisit'; holder: Holder; reason: string }
  /**
   * `holder`: the desk that asks, `null` for a supervisor. `ground`: of the profile's list, `null` takes priority back.
   */
  | { type: 'GivePriority'; holder: Holder | null; ticket: string; ground: string | null }
  /** What visitors do from their phone. `ticket`: its id. */
  | { type: 'AskForTime'; ticket: string }
  | { type: 'ImBack'; ticket: string }
  | { type: 'LeaveQueue'; ticket: string }
  /** Before the visit came; `reason`: of the profile's list. */
  | { type: 'CancelBooking'; booking: string; reason: string }
  | { type: 'SetParty'; booking: string; party: number }
  | { type: 'StopTickets'; queue: string; until?: string | null; text: Localized | null }
  | { type: 'ResumeTickets'; queue: string; despiteTooManyWaiting: boolean }
  /** `closes`, `until`: wall times of today, `HH:MM`. */
  | { type: 'CloseEarly'; closes: string; text: Localized | null }
  | { type: 'Reopen' }
  | { type: 'ShowMessage'; text: Localized; until: string | null }
  | { type: 'ClearMessage' }
  /** Time has passed: late bookings lapse, a day that is over is closed. */
  | { type: 'MoveClock' }
  /** What the rows of a file came to, planned for the office as it was then. */
  | { type: 'ImportBookings'; office: Office; planned: readonly BookingBrought[] }
  /** Personal data and their end (ALL-4). The people whose visit was before a date, and how many those are. */
  | { type: 'ErasePersonalData'; before: string; people: number }
  | { type: 'ErasePerson'; booking: string }
  /** Somebody looked for people and found so many; all that is held on one was given out. */
  | { type: 'RecordSearch'; found: number }
  | { type: 'RecordExport'; booking: string }
  /** The addresses of so many visitors were read, for letters of a kind; so many letters were given to the post. */
  | { type: 'RecordContacts'; letter: LetterKind; date: string; found: number }
  | { type: 'RecordLetters'; letter: LetterKind; date: string; letters: number }
  /** What was taken back of the booking site's hours and places, and what is offered again. */
  | ({ type: 'RecordCut' } & Omit<EventOf<'HoursCut'>, 'type'>)
  | { type: 'RecordRestored'; cut: string; date: string }
  | ({ type: 'RecordDrawEntry' } & Omit<EventOf<'DrawEntryChanged'>, 'type'>)
  | { type: 'RecordInvited'; queue: string; cases: number }
  | { type: 'CloseDay' }
