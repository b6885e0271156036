import type { Localized, Timestamp, WallTime } from './common.ts'
import type { DeviceKind } from './device-kinds.ts'
import type { KnownTicket } from './known-ticket.ts'
import type { ChangeProblem, ProfileFault } from './profile.ts'
import type { FullReason } from './queue-state.ts'

/**
 * Every refusal that can travel, with the facts a screen needs to word it. The list is closed: a client may rely on
 * getting nothing else. The words themselves are in the `errors.json` of each language, one key for each code.
 */
export type ErrorFacts = {
  // the request itself
  'bad-request': { field: string; expected: string }
  /** `megabytes`: the most that is taken. */
  'too-large': { megabytes: number }
  unauthorised: Record<never, never>
  forbidden: { allowed: string }
  'rate-limited': { seconds: number }
  'key-reused': Record<never, never>
  unavailable: Record<never, never>
  // a booked visit at the machine (ALL-3)
  'pin-unknown': Record<never, never>
  /** `closes`: the office ends its day at that hour, before this visit's. */
  'visit-early': { hour: WallTime; opens: WallTime; queue: string; closes?: WallTime }
  'visit-late': { hour: WallTime; queue: string }
  /** `ticket`: how it stands (ACC-9). */
  'visit-used': { number: string; hour: WallTime; queue: string; ticket?: KnownTicket }
  'visit-another-day': { date: string }
  'visit-other-queue': { queue: string }
  /** This visit is called by its booking number; there is nothing to take. */
  'no-ticket-needed': { number: string; hour: WallTime; queue: string }
  'visit-cancelled': { hour: WallTime; queue: string; reason: Localized }
  /** The office ended its day before this visit's hour; the booking is not cancelled by that. */
  'office-closed-early': { hour: WallTime; closes: WallTime; queue: string }
  'visit-unknown': Record<never, never>
  'too-many-tries': { seconds: number }
  // a walk-in ticket
  'queue-unknown': { queue: string }
  'queue-not-walk-in': { queue: string }
  'card-unknown': { card: string }
  'queue-closed': { queue: string; next: Timestamp | null }
  /** `text`: a supervisor's own words. */
  'queue-full': {
    queue: string
    reason: FullReason
    next: Timestamp | null
    text?: Localized
  }
  // what visitors ask for from their phone
  'more-time-off': Record<never, never>
  'more-time-used': { times: number }
  // the supervisor's day
  'booking-unknown': Record<never, never>
  'booking-settled': { status: string }
  'party-too-large': { most: number }
  'close-not-earlier': { closes: WallTime | null }
  'time-passed': { time: WallTime }
  // the office's booking site
  'site-unreachable': Record<never, never>
  'hour-taken': Record<never, never>
  /** The same person has a visit of this matter (BOK-4). */
  'has-visit': Record<never, never>
  /** All codes of the day are given. */
  'day-full': Record<never, never>
  /** The booking has become something else meanwhile. */
  'visit-changed': Record<never, never>
  /** No letter can be sent to what was typed as an address. */
  'email-wrong': Record<never, never>
  /** The site's mail server takes plain letters before the @ only. */
  'email-letters': Record<never, never>
  'draw-closed': Record<never, never>
  /** The same document has an entry in this draw (BOK-7). */
  'entered-already': Record<never, never>
  // a desk
  'desk-unknown': { desk: number }
  'desk-in-use': { desk: number; by: string }
  'no-desk': Record<never, never>
  'desk-busy': { number: string }
  'desk-paused': Record<never, never>
  'desk-not-paused': Record<never, never>
  'queue-not-at-desk': { queue: string; desk: number }
  'nobody-waiting': Record<never, never>
  'nobody-at-desk': Record<never, never>
  'ticket-unknown': { ticket: string }
  /** The paper of a day that is over. */
  'ticket-day-over': Record<never, never>
  'ticket-not-waiting': { number: string; status: string }
  'ticket-not-absent': { number: string; status: string }
  'ticket-for-another-desk': { number: string }
  'ticket-printed': { number: string }
  'already-started': { number: string }
  /** Called, and nobody has begun to serve them. */
  'not-started': { number: string }
  'recall-first': { recalls: number; needed: number }
  'take-back-too-late': { number: string; minutes: number }
  'transfer-to-itself': Record<never, never>
  'reason-unknown': { reason: string; allowed: string[] }
  // machines and screens
  'device-unknown': { device: string }
  'device-name-taken': { name: string }
  'pairing-code-wrong': Record<never, never>
  'no-mail-server': Record<never, never>
  /** `kind`: what the code pairs. */
  'pairing-code-elsewhere': { kind: DeviceKind }
  // the staff and what is theirs
  'sign-in-needed': Record<never, never>
  'sign-in-refused': Record<never, never>
  'sign-in-paused': { seconds: number }
  'password-change-needed': Record<never, never>
  'password-unfit': { reason: PasswordFault; least: number }
  'not-permitted': { act: string }
  'set-up-code-wrong': Record<never, never>
  'account-unknown': { account: string }
  'account-name-taken': { name: string }
  'token-name-taken': { name: string }
  'last-administrator': Record<never, never>
  // the office's profile
  /** Somebody else changed it meanwhile. */
  'profile-outdated': { version: number; by: string }
  'profile-faulty': { faults: ProfileFault[] }
  'profile-in-use': { problems: ChangeProblem[] }
  'version-unknown': { version: string }
}

/** What is wrong with a new password. */
export const passwordFaults = ['too-short', 'too-long', 'is-the-name', 'too-common', 'as-before'] as const
export type PasswordFault = (typeof passwordFaults)[number]

export type ErrorCode = keyof ErrorFacts

/** A refusal: its code and, flat beside it, the facts of that code. */
export type WireError = { [Code in ErrorCode]: { code: Code } & ErrorFacts[Code] }[ErrorCode]

/** The answer to everything a client asks. Nothing is acknowledged `ok` before it is on the hub's disk. */
export type Ack<Answer = Record<never, never>> = ({ ok: true } & Answer) | { ok: false; error: WireError }

export const errorCodes = [
  'bad-request',
  'too-large',
  'unauthorised',
  'forbidden',
  'rate-limited',
  'key-reused',
  'unavailable',
  'pin-unknown',
  'visit-early',
  'visit-late',
  'visit-used',
  'visit-another-day',
  'visit-other-queue',
  'no-ticket-needed',
  'visit-cancelled',
  'office-closed-early',
  'visit-unknown',
  'too-many-tries',
  'queue-unknown',
  'queue-not-walk-in',
  'card-unknown',
  'queue-closed',
  'queue-full',
  'more-time-off',
  'more-time-used',
  'booking-unknown',
  'booking-settled',
  'party-too-large',
  'close-not-earlier',
  'time-passed',
  'site-unreachable',
  'hour-taken',
  'has-visit',
  'day-full',
  'visit-changed',
  'email-wrong',
  'email-letters',
  'draw-closed',
  'entered-already',
  'desk-unknown',
  'desk-in-use',
  'no-desk',
  'desk-busy',
  'desk-paused',
  'desk-not-paused',
  'queue-not-at-desk',
  'nobody-waiting',
  'nobody-at-desk',
  'ticket-unknown',
  'ticket-day-over',
  'ticket-not-waiting',
  'ticket-not-absent',
  'ticket-for-another-desk',
  'ticket-printed',
  'already-started',
  'not-started',
  'recall-first',
  'take-back-too-late',
  'transfer-to-itself',
  'reason-unknown',
  'device-unknown',
  'device-name-taken',
  'pairing-code-wrong',
  'no-mail-server',
  'pairing-code-elsewhere',
  'sign-in-needed',
  'sign-in-refused',
  'sign-in-paused',
  'password-change-needed',
  'password-unfit',
  'not-permitted',
  'set-up-code-wrong',
  'account-unknown',
  'account-name-taken',
  'token-name-taken',
  'last-administrator',
  'profile-outdated',
  'profile-faulty',
  'profile-in-use',
  'version-unknown',
] as const satisfies readonly ErrorCode[]
