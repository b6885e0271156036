export type { Accounts } from './accounts.ts'
export type { Bookings, Change, Told, VisitCount, Write, Written } from './bookings.ts'
export type { Cuts } from './cuts.ts'
export type { Draws, DrawWrite, DrawWritten } from './draws.ts'
export type { Invitations, KeptInvitation } from './invitations.ts'
export type { Kept, KeptMemory } from './kept.ts'
export {
  type KeptLetter,
  type LetterFilter,
  type LetterKind,
  type LetterOutcome,
  type LetterState,
  type Letters,
  type LetterWay,
  letterFilters,
  letterKinds,
  type NewLetter,
} from './letters.ts'
export { type InLine, type Joined, type Line, lineLetters } from './line.ts'
export type { HourOfAsks, Shared, SharedStanding } from './shared.ts'
export type { BookingStore } from './store.ts'
