import type { TakenCell } from '../../grid.ts'
import { all, type Steps } from './database.ts'
import { live } from './live.ts'

/** Seats of an office that are taken at this moment, within a span. @param of.but a booking whose own doesn't count */
export const takenSeats = (of: {
  office: string
  from: number
  to: number
  now: number
  but: string
}): Steps<TakenCell[]> =>
  all<TakenCell>(
    `SELECT p.places, p.at, p.seat FROM places p JOIN bookings b ON b.id = p.booking
       WHERE p.office = @office AND p.at >= @from AND p.at < @to AND b.id <> @but AND ${live}`,
    of,
  )
