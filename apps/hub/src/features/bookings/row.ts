import { Language, misleadingSign, showsSomething } from '@poczekalnia/protocol'
import { z } from 'zod'
import type { Spoiled } from './spreadsheet-cells.ts'

export const requiredColumns = ['date', 'time', 'queue', 'name', 'email'] as const
export const columns = [...requiredColumns, 'pin', 'language', 'case', 'party'] as const
export type Column = (typeof columns)[number]
export const isRequired = (column: Column): boolean => (requiredColumns as readonly string[]).includes(column)

/** What can be wrong with one cell. Worded in `locales/<language>/staff/bookings.json`. */
export type CellFault =
  | 'empty'
  | 'too-long'
  | 'unreadable-text'
  | 'hidden-sign'
  | 'not-a-date'
  | 'not-a-time'
  | 'not-an-email'
  | 'not-a-pin'
  | 'not-a-party'
  | 'language-unknown'
  | Spoiled

/** A text of at most `longest` characters, free of control characters. */
const text = (longest: number) =>
  z
    .string()
    .min(1, 'empty' satisfies CellFault)
    .max(longest, 'too-long' satisfies CellFault)
    .regex(/^\P{Cc}*$/u, 'unreadable-text' satisfies CellFault)
    // A clerk compares what the screen shows with a passport.
    .refine((cell) => misleadingSign(cell) === null, 'hidden-sign' satisfies CellFault)
    .refine(showsSomething, 'empty' satisfies CellFault)

const shape = (pattern: RegExp, fault: CellFault) =>
  z
    .string()
    .min(1, { error: 'empty' satisfies CellFault, abort: true })
    .regex(pattern, { error: fault, abort: true })

// Whether an address really takes mail only a letter to it can tell; this finds slips (RFC 5321: at most 254 octets).
const email = text(254).regex(/^[^\s@,;"<>]+@[^\s@,;"<>]+\.[^\s@,;"<>.]+$/, 'not-an-email' satisfies CellFault)

/**
 * One booking of the file. Date and time are the office's wall clock; An empty `pin`, `language`, `case` or `party` is
 * `null`.
 */
export const BookingCells = z.object({
  date: shape(/^\d{4}-\d\d-\d\d$/, 'not-a-date').refine(isRealDate, 'not-a-date' satisfies CellFault),
  time: shape(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time'),
  queue: text(64),
  name: z.preprocess(oneSpace, text(120)),
  email,
  // Which codes this office has, the domain knows, and what becomes of one that has lost its zeros.
  pin: shape(/^(\d{1,3}|[0-9A-Za-z]{4,10})$/, 'not-a-pin').nullable(),
  language: z.preprocess(lowerCase, z.enum(Language.options, 'language-unknown' satisfies CellFault).nullable()),
  case: text(64).nullable(),
  party: shape(/^(0?[1-9]|[1-9]\d)$/, 'not-a-party')
    .transform(Number)
    .nullable(),
})
export type BookingCells = z.infer<typeof BookingCells>

function isRealDate(date: string): boolean {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date
  } catch {
    return false
  }
}

function oneSpace(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ') : value
}

function lowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value
}
