import { z } from 'zod'
import { OfficeDate } from './office-date.ts'
import { idText, legible, line, lines, words } from './text/outside-text.ts'

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

/** Cases that a staff's page invites at once: their letters come back as one page to print. */
const MOST_UPLOADED = 1_000
/** A page with a letter for each of them, in characters. */
const LONGEST_PRINT = 20_000_000

/** A supervisor invites the cases of a file, `case;lastDay`. */
export const InviteByFile = z.strictObject({
  matter: idText,
  file: lines(200 * MOST_UPLOADED),
})
export type InviteByFile = z.infer<typeof InviteByFile>

/** What is wrong with a line of that file; worded in the staff's languages. */
export type UploadFault = {
  line: number
  what: 'quotation' | 'column-case' | 'column-lastDay' | 'empty' | 'case' | 'lastDay' | 'matter' | 'rows'
}

/** What the site answers to it: a page with all letters, or what is wrong, and then nobody was invited. */
export const PrintedInvitations = z.union([
  z.object({ print: lines(LONGEST_PRINT) }),
  z.object({ faults: z.array(InvitationFault) }),
])
