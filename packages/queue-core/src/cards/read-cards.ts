import type { Card } from '@poczekalnia/protocol'
import type { FileFault } from '../profile/check-yaml.ts'
import { ProfileProblem } from '../profile/read-profile.ts'
import type { Profile } from '../profile/schema.ts'
import { checkCard } from './check-card.ts'

/** A card's file beside its profile: `cards/<id>.md`. */
export const cardFile = (card: string): string => `cards/${card}.md`

/** One line of a fault, as `pnpm office check` prints it. */
export const faultLine = (file: string, { line, column, path, expected }: FileFault): string =>
  `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${expected}`

/**
 * Reads all cards that a profile names.
 * @param read gives the text of a file beside the profile; what it throws goes on
 * @throws ProfileProblem naming file, line and column of everything that is wrong
 */
export function readCards(profile: Profile, read: (file: string) => string): Card[] {
  const office = { id: profile.id, queues: profile.queues.map((queue) => queue.id), languages: profile.languages }
  return profile.cards.map((id) => {
    const file = cardFile(id)
    const checked = checkCard(read(file), id, office)
    if ('card' in checked) return checked.card
    throw new ProfileProblem(
      file,
      checked.faults.map((fault) => faultLine(file, fault)),
    )
  })
}
