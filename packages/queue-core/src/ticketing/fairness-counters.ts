/**
 * What the call order remembers of the calls before, so that nobody starves. Desks that serve the same queues take
 * turns together: what one of them calls counts for the others.
 */
export type FairnessCounters = {
  /** Booked visits called since a walk-in was, while walk-ins waited: the walk-in share counts by it (ALL-2). */
  bookedSinceWalkIn: number
  /** Ordinary calls since one with priority; those that paid the walk-in share are not among them. */
  sincePriority: number
  /** Calls since somebody of a lower queue had a turn that passed over one whose turn it was. */
  passedOver: number
}

/**
 * How one desk calls. `priorityEvery`: at most one call in so many goes to priority while others wait whose turn it is.
 */
export type Rules = { share: number | null; priorityEvery: number; asListed: boolean }

export const freshCounters = (): FairnessCounters => ({
  bookedSinceWalkIn: 0,
  sincePriority: Number.MAX_SAFE_INTEGER,
  passedOver: 0,
})

/**
 * What a call leaves behind. A visitor called by number was no turn of the order. A call that paid the walk-in share
 * does not bring the next priority nearer: else share and priority could take turns for ever, and ordinary booked
 * visits would never be called.
 */
export function afterCall(
  turns: FairnessCounters,
  called: { reason: string; isBooked: boolean; walkInsWait: boolean },
): FairnessCounters {
  const { reason, isBooked, walkInsWait } = called
  if (reason === 'called-by-number') return turns
  const isPriority = reason === 'priority'
  const isOrdinary = !isPriority && reason !== 'walk-in-share'
  return {
    bookedSinceWalkIn: isBooked
      ? turns.bookedSinceWalkIn + (walkInsWait ? 1 : 0)
      : isPriority
        ? turns.bookedSinceWalkIn
        : 0,
    sincePriority: isPriority ? 0 : Math.min(turns.sincePriority + (isOrdinary ? 1 : 0), Number.MAX_SAFE_INTEGER),
    passedOver: reason === 'lower-queue-turn' ? 0 : turns.passedOver + (reason === 'queue-listed-first' ? 1 : 0),
  }
}
