/**
 * Hours or places of a day that the office has taken back, whatever its profile says: a whole day, some hours of it, or
 * some of its places (BOK-11).
 */
export type Cut = {
  id: string
  /**
   * `taken-back`: whoever is booked loses the place, and is written to. `closed-early`: the office ends its day then
   * and tells who is booked itself; nobody new is booked (ACC-10).
   */
  kind: 'taken-back' | 'closed-early'
  office: string
  date: string
  /** Wall times `HH:MM`; `null`: from the beginning, to the end of the day. */
  from: string | null
  to: string | null
  /** Id of the profile's places; `null`: all of them. */
  places: string | null
  /** Seats that are left there; 0: none. */
  seats: number
  /** Who of the office's staff did it, as its hub numbers them. */
  staff: string | null
  /** When, epoch ms. */
  at: number
}

/** What a cut leaves of some places at an hour. */
export function seatsLeft(
  cuts: readonly Cut[],
  { id, seats }: { id: string; seats: number },
  date: string,
  time: string,
): number {
  const holds = ({ date: on, from, to, places }: Cut) =>
    on === date && (places === null || places === id) && (from === null || time >= from) && (to === null || time < to)
  return Math.min(seats, ...cuts.filter(holds).map((cut) => cut.seats))
}
