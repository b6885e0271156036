import type { Card } from '@poczekalnia/protocol'
import { type FileFault, faultLine, type TextFile } from '@poczekalnia/written'
import { ProfileProblem } from '../profile/read-profile.ts'
import type { Profile } from '../profile/schema.ts'
import { checkCard } from './check-card.ts'

/** A card's file as its profile knows it: `cards/<id>.md` beside the profile. */
export const cardFile = (card: string): string => `cards/${card}.md`

/** Everything that is wrong with a profile's cards, by file. */
export type CardFaults = { file: string; faults: FileFault[] }[]

/**
 * Checks all cards that a profile names.
 * @param read gives a file beside the profile
 */
export function checkCards(profile: Profile, read: (file: string) => TextFile): { cards: Card[]; wrong: CardFaults } {
  const office = { id: profile.id, queues: profile.queues.map((queue) => queue.id), languages: profile.languages }
  const cards: Card[] = []
  const wrong: CardFaults = []
  for (const id of profile.cards) {
    const file = cardFile(id)
    const found = read(file)
    const checked =
      'text' in found ? checkCard(found.text, id, office) : { faults: [found.missing ? noFile : found.fault] }
    if ('card' in checked) cards.push(checked.card)
    else wrong.push({ file, faults: checked.faults })
  }
  return { cards, wrong }
}

const noFile: FileFault = { line: 1, column: 1, path: '', expected: 'expected this file beside the profile' }

/**
 * Reads all cards that a profile names.
 * @param nameOf what to call a file beside the profile in errors
 * @throws ProfileProblem naming file, line and column of everything that is wrong
 */
export function readCards(
  profile: Profile,
  read: (file: string) => TextFile,
  nameOf: (file: string) => string = (file) => file,
): Card[] {
  const { cards, wrong } = checkCards(profile, read)
  if (wrong.length === 0) return cards
  throw new ProfileProblem(wrong.flatMap(({ file, faults }) => faults.map((fault) => faultLine(nameOf(file), fault))))
}
