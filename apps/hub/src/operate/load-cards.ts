import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Card } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'

/**
 * Reads the information cards that an office's profile names, from `cards/` beside it. What reads them is loaded only where there
 * are any.
 * @throws ProfileProblem naming everything that is wrong, or the system's error for a file that can't be read
 */
export async function loadCards(office: Office, officeFile: string): Promise<Card[]> {
  if (office.profile.cards.length === 0) return []
  const { readCards } = await import('@poczekalnia/queue-core/cards')
  return readCards(office.profile, textBeside(officeFile))
}

/** Reads files beside a profile; `null` for one that is not there. */
export const textBeside =
  (officeFile: string) =>
  (file: string): string | null => {
    const path = join(dirname(officeFile), file)
    return existsSync(path) ? readFileSync(path, 'utf8') : null
  }
