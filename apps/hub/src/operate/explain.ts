import { ProfileProblem } from '@poczekalnia/queue-core'
import { systemWords } from '@poczekalnia/written/file'
import { UsageProblem } from './options.ts'
import { portWords } from './port.ts'

/** By name: the store that the last two come from is not loaded to say so. */
const toldAsTheyAre = new Set(['DataFolderInUse', 'StoreFailure'])

/** What may be over by itself: the hub is started again and again until it is. */
const mayPass = new Set(['ENOSPC', 'EIO', 'EMFILE'])

const MOST_LINES = 20

/** The first faults, each on a line that begins as the first one will. */
function linesOf(problems: readonly string[]): string {
  const more = problems.length - MOST_LINES
  const told =
    more > 0 ? [...problems.slice(0, MOST_LINES), `and ${more} more; poczekalnia office check lists them`] : problems
  return told.join('\npoczekalnia: ')
}

/** What stopped the hub, as a line for the operator or one for each fault of a file, or `null` for a bug. */
export function explain(error: unknown): string | null {
  if (error instanceof UsageProblem) return error.message
  if (error instanceof ProfileProblem) return error.problems.length > 0 ? linesOf(error.problems) : error.message
  if (error instanceof Error && toldAsTheyAre.has(error.name)) return error.message
  const aboutPort = portWords(error)
  if (aboutPort !== null) return aboutPort
  const { code, path, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined || path === undefined || mayPass.has(code ?? '')) return null
  const words = systemWords(error)
  return words === null ? null : `${path}: ${words}`
}
