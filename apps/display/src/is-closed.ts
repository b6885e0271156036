import type { DisplayView } from '@poczekalnia/protocol'

/**
 * Whether the board gives way to "closed": out of hours, with nobody at a desk any more. Those who have a ticket are
 * still served when the hours are over, so the board stays between two calls while any of them waits and a desk is
 * open.
 */
export function isClosed({
  openNow,
  calls,
  queues,
  desksOpen,
}: Pick<DisplayView, 'openNow' | 'calls' | 'queues' | 'desksOpen'>): boolean {
  if (openNow || calls.some((call) => call.current)) return false
  return !desksOpen || queues.every(({ waiting }) => waiting === 0)
}
