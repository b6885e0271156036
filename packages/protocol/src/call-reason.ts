/** Why this ticket was called and no other (ALL-9). Worded in `counter.json` and `ticket.json`. */
export const callReasons = [
  'booked-hour-come',
  'longest-waiting-walk-in',
  'walk-in-share',
  'priority',
  'queue-listed-first',
  'lower-queue-turn',
  'desk-idle-visitor-early',
  'called-by-number',
] as const
export type CallReason = (typeof callReasons)[number]
