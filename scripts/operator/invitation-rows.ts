import type { UploadFault } from '@poczekalnia/protocol'
import { type InvitationLine, readInvitationFile } from '../../apps/hub/src/features/booking-site/invitation-file.ts'
import { CommandFailure } from './command-line.ts'

/**
 * Reads a file of cases to invite.
 * @throws CommandFailure with the line and the column
 */
export function invitationRows(text: string, file: string): InvitationLine[] {
  const read = readInvitationFile(text)
  if ('lines' in read) return read.lines
  throw new CommandFailure(`${file}${worded(read.fault)}`)
}

function worded({ line, what }: UploadFault): string {
  if (what === 'empty') return ': there is no case in it'
  if (what === 'quotation') return `, line ${line}: a quotation mark is not closed`
  const name = what === 'column-case' ? 'case' : 'lastDay'
  return `, line 1: there is no column ${name}; the columns are case, lastDay`
}
