import { ProfileProblem } from '@poczekalnia/queue-core'
import { UsageProblem } from './options.ts'

/** By name: the store that the last two come from is not loaded to say so. */
const toldAsTheyAre = new Set(['DataFolderInUse', 'StoreFailure'])

/** What stopped the hub, as one line for the operator, or `null` for a bug. */
export function explain(error: unknown): string | null {
  if (error instanceof UsageProblem || error instanceof ProfileProblem) return error.message
  if (error instanceof Error && toldAsTheyAre.has(error.name)) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `the port is taken: another program listens there (choose one with --port)`
  if (code === 'EACCES') return `not allowed: ${message}`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `--host is not an address of this machine: ${message}`
  return null
}
