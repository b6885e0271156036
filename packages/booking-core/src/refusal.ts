/** Why something that a visitor asked for was not done. A closed list; the site words each. */
export type Refusal =
  /** Somebody else has the hour now. */
  | { code: 'place-taken' }
  /** There is no such hour, or not yet, or not any more. */
  | { code: 'no-such-hour' }
  /** It was held or kept for too long (BOK-2). */
  | { code: 'run-out' }
  /** `left`: how often a code may still be typed. */
  | { code: 'code-wrong'; left: number }
  /** Too many wrong codes: a new one has to be sent. */
  | { code: 'code-locked' }
  /** The code is too old, or was used: a new one has to be sent. */
  | { code: 'code-over' }
  /** So near to its hour a visit can't be changed on line any more. */
  | { code: 'too-late' }
  /** No more codes are sent for this booking. */
  | { code: 'too-many-codes' }
  /** The same person has a visit of this matter (BOK-4). Told only to who has proved to read that person's mail. */
  | { code: 'has-one' }
  /** The matter is for the invited only (BOK-14). */
  | { code: 'not-invited' }
  /** There is a visit by this letter already. */
  | { code: 'invitation-used' }
  /** All codes of the day are given. */
  | { code: 'day-full' }
  /** The draw takes no entries now. */
  | { code: 'draw-closed' }
  /** The same document has an entry in this draw. Told only to who has typed the code of an entry with it. */
  | { code: 'entered-already' }
  /** The booking has become something else meanwhile. */
  | { code: 'not-so-now' }

export type Decided<T> = { ok: true; booking: T } | { ok: false; refusal: Refusal }

export const refuse = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
