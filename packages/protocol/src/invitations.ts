import { z } from 'zod'
import { OfficeDate } from './office-date.ts'
import { legible, line, words } from './text/outside-text.ts'

/** Cases that one letter to the site may invite. */
export const MOST_INVITED = 5_000
/** Faults of a file of invitations that are told at once. */
export const MOST_INVITATION_FAULTS = 50

/** A case whose people may book a matter that is for the invited only, until and including a day (BOK-14). */
export const InvitationRow = z.strictObject({
  case: words(64).check(legible),
  lastDay: OfficeDate,
})
export type InvitationRow = z.infer<typeof InvitationRow>

/** What the office sends by post. The code stands nowhere else. */
export const InvitedLetter = z.object({
  case: line(64),
  lastDay: OfficeDate,
  code: z.string().regex(/^\d{6}$/),
})
export type InvitedLetter = z.infer<typeof InvitedLetter>

/** What is wrong with a row, counted from 1, or with the whole (`row` 0). */
export const InvitationFault = z.object({ row: z.number().int(), field: line(200), expected: line(500) })
export type InvitationFault = z.infer<typeof InvitationFault>

/** What the site answers: the letters, or all that is wrong, and then nobody was invited. */
export const InviteAnswer = z.union([
  z.object({ letters: z.array(InvitedLetter) }),
  z.object({ faults: z.array(InvitationFault) }),
])
export type InviteAnswer = z.infer<typeof InviteAnswer>
