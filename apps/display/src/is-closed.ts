import type { DisplayView } from '@poczekalnia/protocol'

/**
 * Whether the board gives way to "closed": out of hours, with nobody at a desk any more. On a day that was ended early those who
 * have a ticket are still served, so the board stays while any of them waits.
 */
export function isClosed({ openNow, calls, closedEarly, queues }: DisplayView): boolean {
  if (openNow || calls.some((call) => call.current)) return false
  return !closedEarly || queues.every(({ waiting }) => waiting === 0)
}
