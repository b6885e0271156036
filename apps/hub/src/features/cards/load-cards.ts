import { dirname, join } from 'node:path'
import type { Card } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { TextFile } from '@poczekalnia/written'
import { readTextFile } from '@poczekalnia/written/file'

/**
 * Reads the information cards that an office's profile names, from `cards/` beside it. What reads them is loaded only
 * where there are any.
 * @throws ProfileProblem with a line for everything that is wrong
 */
export async function loadCards(office: Office, officeFile: string): Promise<Card[]> {
  if (office.profile.cards.length === 0) return []
  const { readCards } = await import('@poczekalnia/queue-core/cards')
  const folder = dirname(officeFile)
  return readCards(office.profile, textBeside(officeFile), (file) => join(folder, file))
}

/** Reads files beside a profile. */
export const textBeside =
  (officeFile: string) =>
  (file: string): TextFile =>
    readTextFile(join(dirname(officeFile), file))
