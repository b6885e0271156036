import type { TicketPageView } from '@poczekalnia/protocol'
import { minuteOf } from './fragment.ts'

/**
 * What a page has to be sent: nothing; only how many go first, which is all that most calls change for those who wait;
 * or all of it. Whatever a view may hold one day is compared too, so that no page misses what is new there.
 * @param before what it shows, `null` when that isn't known
 */
export function pageChange(before: TicketPageView | null, now: TicketPageView): 'nothing' | { ahead: number } | 'all' {
  if (!before || minuteOf(before.now) !== minuteOf(now.now)) return 'all'
  if (!isAlike(before, now, ['seq', 'now', 'state']) || !isAlike(before.state, now.state, ['ahead'])) return 'all'
  const [was, is] = [aheadOf(before), aheadOf(now)]
  return was === is ? 'nothing' : { ahead: is }
}

const aheadOf = ({ state }: TicketPageView): number => (state.status === 'waiting' ? state.ahead : 0)

/** Compares a thousand pages a call: without making anything that would have to be collected. */
function isAlike<T extends object>(before: T, now: T, but: readonly string[] = []): boolean {
  for (const key in now) if (!but.includes(key) && !isSame(before[key], now[key])) return false
  for (const key in before) if (!(key in now)) return false
  return true
}

/** Of what JSON can hold, which a view is: the general comparison looks for circles first, and costs half more. */
function isSame(before: unknown, now: unknown): boolean {
  if (before === now) return true
  if (typeof before !== 'object' || typeof now !== 'object' || !before || !now) return false
  return Array.isArray(before) === Array.isArray(now) && isAlike(before, now)
}
