import { type Office, whatToDo } from '@poczekalnia/queue-core'
import type { Logger } from '../wire/answer.ts'
import type { OfficeSession, ProfileSource } from './session.ts'

/**
 * Reads the office's profile again and takes it over, if nothing stands against it; else says in the log what to do, and the office works on
 * by the one that it has.
 * @param load reads and checks the file; what it throws is told as a fault of the file
 */
export async function reloadProfile(
  session: OfficeSession,
  load: () => { office: Office; source?: ProfileSource },
  log: Logger,
): Promise<boolean> {
  let next: ReturnType<typeof load>
  try {
    next = load()
  } catch (error) {
    log.error({ problem: (error as Error).message }, 'the profile was not taken over: it can not be read')
    return false
  }
  const before = session.state.profile?.version
  const problems = await session.adopt(next.office, 'operator', next.source)
  for (const problem of problems) log.error({ problem: whatToDo(problem) }, 'the profile was not taken over')
  if (problems.length > 0) return false
  const changed = session.state.profile?.version !== before
  log.info(
    { version: session.state.profile?.version },
    changed ? 'the profile was taken over' : 'the profile is the same',
  )
  return true
}
