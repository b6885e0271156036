export { decisionContext } from './estimate/decision-context.ts'
export * from './estimate/estimate.ts'
export { pastClosing } from './estimate/past-closing.ts'
export * from './handle.ts'
export * from './profile/booked-visits.ts'
export * from './profile/change-words.ts'
export * from './profile/check-profile.ts'
export * from './profile/day-plan.ts'
export * from './profile/differences.ts'
export * from './profile/displays.ts'
export * from './profile/everyday.ts'
export * from './profile/json-schema.ts'
export * from './profile/mistaken-letters.ts'
export * from './profile/office.ts'
export * from './profile/outside-hours.ts'
export * from './profile/read-profile.ts'
export { type Rule, rules } from './profile/rules.ts'
export type { Profile, Queue } from './profile/schema.ts'
export * from './profile/special-days.ts'
export { adopted } from './ticketing/adopt.ts'
export * from './ticketing/ahead.ts'
export { isShareOwed } from './ticketing/call-order.ts'
export { codeProblem, isCalledByNumber, normalCode } from './ticketing/codes.ts'
export * from './ticketing/commands.ts'
export { type ClosesEarly, type DayOverrides as Today, messageAt } from './ticketing/day-overrides.ts'
export { findVisit } from './ticketing/decide/check-in.ts'
export type { OfficeMoment } from './ticketing/decide/decision.ts'
export * from './ticketing/decide/import-bookings.ts'
export type { PersonField } from './ticketing/decide/known-row.ts'
export { queueState, ticketsGiven } from './ticketing/decide/queue-state.ts'
export * from './ticketing/events.ts'
export { evolve } from './ticketing/evolve/index.ts'
export * from './ticketing/hours-today.ts'
export { bookingOfSite, bookingWithCode, codesShown } from './ticketing/known-codes.ts'
export { type CodesOfDay, makeCode } from './ticketing/make-code.ts'
export { allPins } from './ticketing/pins.ts'
export * from './ticketing/profile-change.ts'
export * from './ticketing/served-days.ts'
export * from './ticketing/snapshot.ts'
export * from './ticketing/state.ts'
export * from './ticketing/visits-after-closing.ts'
export * from './time/holidays.ts'
export * from './time/office-time.ts'
export {
  inside,
  nextWindow,
  openWindow,
  ordinaryWindows,
  type Timetable,
  type Window,
  windowsOn,
} from './time/windows.ts'
export { counterView } from './views/counter-view.ts'
export * from './views/display-view.ts'
export * from './views/head.ts'
export * from './views/kiosk-view.ts'
export * from './views/shorter-elsewhere.ts'
export * from './views/supervisor-view.ts'
export * from './views/ticket-page-view.ts'
export * from './views/ticket-status.ts'
export * from './views/visit-status.ts'
export * from './views/waits-told.ts'
export {
  type LatePeople,
  latePeople,
  type WarningSurroundings,
  type WatchedDevice,
  warnings,
} from './views/warnings.ts'
