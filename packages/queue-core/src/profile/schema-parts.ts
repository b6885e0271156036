import {
  FIRST_DATE,
  LAST_DATE,
  type Language,
  LONGEST_PROFILE,
  languages,
  misleadingSign,
  signsNotShipped,
  textFault,
} from '@poczekalnia/protocol'
import { z } from 'zod'
import { rules } from './rules.ts'

/** What every part of a profile is made of: ids, times, windows and texts. */

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, rules.id)
  .max(40)

/** A page that a visitor is sent to: nothing but https, so that no address is a script. */
export const webAddress = z
  .string()
  .max(500)
  .regex(/^https:\/\/[^\s/@]+\.[^\s@]+$/, rules.webAddress)
  .refine((address) => URL.canParse(address), rules.webAddress)

export const minutes = (max: number) => z.number().int().min(0).max(max)

/** `"12:00-15:30"`: from, inclusive, to, exclusive. */
export const window = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, rules.window)
  .transform((text) => {
    const [from = '', to = ''] = text.split('-')
    return { from, to }
  })
  .refine(({ from, to }) => from < to, rules.windowOrder)

export const dayWindows = z
  .array(window)
  .min(1)
  .refine((list) => list.every((w, i) => i === 0 || (list[i - 1]?.to ?? '') <= w.from), rules.windowsApart)

/** As they are written in a profile, Monday first. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Windows by weekday; a weekday that is left out has none. */
export const weekly = z
  .strictObject(
    Object.fromEntries(weekdays.map((day) => [day, dayWindows.optional()])) as Record<
      (typeof weekdays)[number],
      z.ZodOptional<typeof dayWindows>
    >,
  )
  .transform(byNumber)

/** As a profile's author writes it, over several lines where they like. */
export const text = z
  .string()
  .min(1)
  .refine((text) => textFault(text, LONGEST_PROFILE, true) === null, rules.plainText)
  // Where a word may be parted, and where a line may not, is the author's to say.
  .refine((text) => misleadingSign(text.replace(/[\u{ad}\u{2060}]/gu, '')) === null, rules.seenSigns)
  .refine((text) => signsNotShipped(text).length === 0, rules.shippedSigns)

/** A text of the office's own: Polish always, the other languages of the profile too (checked below). */
export const localized = z
  .strictObject({ pl: text })
  .extend(
    Object.fromEntries(languages.filter((l) => l !== 'pl').map((l) => [l, text.optional()])) as Record<
      Exclude<Language, 'pl'>,
      z.ZodOptional<z.ZodString>
    >,
  )

/** Texts by weekday. */
export const weeklyTexts = z
  .strictObject(
    Object.fromEntries(weekdays.map((day) => [day, localized.optional()])) as Record<
      (typeof weekdays)[number],
      z.ZodOptional<typeof localized>
    >,
  )
  .transform(byNumber)

/** A date of the calendar. */
export const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, { error: rules.date, abort: true })
  .refine((text) => z.iso.date().safeParse(text).success, { error: rules.dateExists, abort: true })
  .refine((text) => text >= FIRST_DATE && text <= LAST_DATE, rules.dateInReach)

/** Weekdays by number, 1 = Monday, as the domain counts them. */
function byNumber<T>(byName: { [Day in (typeof weekdays)[number]]?: T | undefined }): {
  [Day in 1 | 2 | 3 | 4 | 5 | 6 | 7]?: T
} {
  return Object.fromEntries(weekdays.flatMap((day, i) => (byName[day] === undefined ? [] : [[i + 1, byName[day]]])))
}
