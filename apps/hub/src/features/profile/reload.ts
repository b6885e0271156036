import type { Card } from '@poczekalnia/protocol'
import { type Office, whatToDo } from '@poczekalnia/queue-core'
import type { Logger } from '@poczekalnia/server/logger'
import type { OfficeSession, ProfileSource } from '../../office/session.ts'

/** What lies in the operator's files: the profile, and the cards that it names. */
type Loaded = { office: Office; source?: ProfileSource; cards?: readonly Card[] }

/**
 * Reads the office's profile and its cards again and takes them over, if nothing stands against it; else says in the
 * log what to do, and the office works on by those that it has. Cards that were changed alone are taken over as well.
 * @param load reads and checks the files; what it throws is told as a fault of them
 */
export async function reloadProfile(
  session: OfficeSession,
  load: () => Loaded | Promise<Loaded>,
  log: Logger,
  onCards: (cards: readonly Card[]) => void = () => undefined,
): Promise<boolean> {
  let next: Loaded
  try {
    next = await load()
  } catch (error) {
    log.error({ problem: (error as Error).message }, 'the profile was not taken over: it can not be read')
    return false
  }
  const before = session.state.profile?.version
  const problems = await session.adopt(next.office, 'operator', next.source)
  for (const problem of problems) log.error({ problem: whatToDo(problem) }, 'the profile was not taken over')
  if (problems.length > 0) return false
  if (next.cards) onCards(next.cards)
  const changed = session.state.profile?.version !== before
  log.info(
    { version: session.state.profile?.version, cards: next.cards?.length },
    changed ? 'the profile was taken over' : 'the profile is the same',
  )
  return true
}
