import { z } from 'zod'

/** The days that an office can have to do with: whatever counts or compares days never has to count far. */
export const FIRST_DATE = '2000-01-01'
export const LAST_DATE = '2099-12-31'

/** A day of the office's wall clock that the calendar has, `2026-11-19`. */
export const OfficeDate = z.iso
  .date({ error: 'a date that the calendar has, YYYY-MM-DD', abort: true })
  .refine((date) => date >= FIRST_DATE && date <= LAST_DATE, `a date from ${FIRST_DATE} to ${LAST_DATE}`)
