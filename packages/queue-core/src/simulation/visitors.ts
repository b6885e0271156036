import type { Language } from '@poczekalnia/protocol'

/** One visitor of a simulated day, whole: drawn, or taken from a log, before anybody knows how many desks there are. */
export type Visitor = {
  id: string
  queue: string
  language: Language
  /** `hourAt`: epoch ms. `party`: people whom the booking is for. */
  booking: { time: string; hourAt: number; party: number } | null
  /** When they are at the machine, or in the room where there is nothing to take; epoch ms. `null`: never. */
  arrivesAt: number | null
  /** From the call to the end of the visit, at a desk of usual speed. */
  serviceMinutes: number
  /** Whoever is called later than this after their arrival and their hour has left. */
  patienceMinutes: number
}

/** Who comes on one day. */
export type DayPlan = { date: string; visitors: readonly Visitor[] }
