/** How many requests may come at once, and after how many milliseconds one more may. */
type Allowed = { atOnce: number; earnedAfterMs: number }

/** How often a network, known by a hash, has asked in one hour of the clock, counted since 1970. */
export type HourOfAsks = { network: string; hour: number; count: number }

/** Somebody in an opening's line, as all servers have it (BOK-6). */
export type SharedStanding = {
  ticket: string
  askedAt: number
  /** Booking that a place was held for with it; `null`: none. */
  booking: string | null
  /** Until when their turn lasts, epoch ms; `null`: it has not come yet. */
  turnUntil: number | null
  /** When their turn ended, epoch ms; `null`: it has not. */
  overAt: number | null
  /** When their page was last renewed, at whichever server. */
  seenAt: number
}

/** What several servers of one site have in common, and a single one has in its memory. */
export interface Shared {
  /** Counts one request of `counter`. @returns 0; or counts nothing, and after how many seconds one may come again */
  allow(counter: string, allowed: Allowed): Promise<number>
  /**
   * Adds how often networks have asked, and tells of all that any server has added since the last time, whole hours.
   * @param since `until` of the last answer, 0: the first time
   */
  countAsks(news: readonly HourOfAsks[], since: number): Promise<{ all: HourOfAsks[]; until: number }>
  standings(office: string, opens: number): Promise<SharedStanding[]>
  standing(ticket: string): Promise<SharedStanding | null>
  /** Pages of these were renewed. */
  seen(tickets: readonly string[], now: number): Promise<void>
  /**
   * Ends turns whose time is over, and lets so many of those who wait in, as they are named: never more than
   * `room.most` have a turn at once, whichever servers let them in.
   */
  letIn(opening: { office: string; opens: number }, next: readonly string[], room: TurnRoom, now: number): Promise<void>
  /** Takes a turn to hold a place with it. @returns `false`: it is none, or is being used already */
  takeTurn(ticket: string, until: number, now: number): Promise<boolean>
  /** The place was had by somebody else: the turn goes on. */
  giveTurnBack(ticket: string): Promise<void>
  /** A place was held. */
  endTurn(ticket: string, booking: string, now: number): Promise<void>
  /** Whose turn has passed unused stands in line again, as of now. */
  again(ticket: string, now: number): Promise<void>
  /**
   * Whether the database lacks what it had acknowledged to a server (a standby was promoted that had not got it all):
   * places and PINs that people have would be given again. Nothing is written until an operator lets it go on.
   */
  isLacking(): Promise<boolean>
  /** Drops what nobody counts any more. */
  tidy(now: number): Promise<void>
}

export type TurnRoom = { most: number; turnMs: number }
