import type { Cut } from '../../cut.ts'

/** Hours and places that an office has taken back after they were offered (BOK-11). */
export interface Cuts {
  /** Puts one down; the same id again changes nothing. */
  put(cut: Cut): Promise<void>
  /** Offers it again. @returns whether it was there */
  lift(office: string, id: string): Promise<boolean>
  /** Those of an office from a day on, by day and hour. */
  from(office: string, date: string): Promise<Cut[]>
  /** Drops those of days before `date`. */
  drop(office: string, date: string): Promise<void>
}
