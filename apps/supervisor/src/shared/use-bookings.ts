import type { BookingsOfDay } from '@poczekalnia/protocol'
import { type Answered, useAnswer } from './use-answer.ts'

/** Visitors confirm their visits meanwhile, ms. */
const EVERY_MS = 15_000

/**
 * The bookings of a day.
 * @param date `YYYY-MM-DD`; `''`: today
 */
export const useBookings = (date: string): Answered<BookingsOfDay> =>
  useAnswer<BookingsOfDay>('/api/bookings', { date }, EVERY_MS)
