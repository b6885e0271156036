import { z } from 'zod'
import { Key, type Language, type Localized, type WallTime } from './common.ts'
import { languages } from './language-names.ts'
import { idText as id, paragraphs } from './text/outside-text.ts'

/** What a supervisor sets for the office's day. Each ends with the day by itself. */

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'an hour HH:MM, for example "13:00"')

/** A supervisor's own words, shown to visitors. Public: nobody's name belongs in them (ALL-4). */
const text = paragraphs(300)
export const PublicText = z
  .strictObject({ pl: text })
  .extend(
    Object.fromEntries(languages.filter((one) => one !== 'pl').map((one) => [one, text.optional()])) as Record<
      Exclude<Language, 'pl'>,
      z.ZodOptional<typeof text>
    >,
  )

/** `until`: the hour at which tickets are given again by themselves. */
export const StopTickets = z.strictObject({
  queue: id,
  until: wallTime.optional(),
  text: PublicText.optional(),
  key: Key,
})
/** `despiteMany`: tickets go on although more people wait than can be served before closing (KAT-7). */
export const ResumeTickets = z.strictObject({ queue: id, despiteMany: z.boolean().optional(), key: Key })
export const CloseEarly = z.strictObject({ closes: wallTime, text: PublicText.optional(), key: Key })
/** Before the visit came. `reason`: of the profile's `cancelReasons`; the visitor reads it. */
export const CancelBooking = z.strictObject({ booking: id, reason: id, key: Key })
/** People whom the booking is for. */
export const SetParty = z.strictObject({ booking: id, party: z.number().int().min(1).max(20), key: Key })
export const ShowMessage = z.strictObject({ text: PublicText, until: wallTime.optional(), key: Key })

/** The office ends its day before its usual hour. Who has a ticket by then is still served. */
export type ClosedEarly = { at: WallTime; text?: Localized }
