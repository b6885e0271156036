import type { Estimate, PastClosing } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import { openingOf } from '../ticketing/hours-today.ts'
import type { OfficeState } from '../ticketing/state.ts'
import { windowsOn } from '../time/windows.ts'
import { LONGEST_WAIT } from './estimate.ts'

const MINUTE = 60_000

/**
 * Whether a wait goes beyond the end of today's hours, an early one too: then it is no promise, and whoever would take
 * it is told before (ACC-10). After closing nothing is told: who still waits then is being served.
 * @param now epoch ms
 * @param estimate as it is told; `null`: no wait is known, and nothing can be said of it
 */
export const pastClosing = (
  office: Office,
  state: OfficeState,
  now: number,
  estimate: Estimate | null,
): PastClosing | null => pastClosingIn(office, state, now)(estimate)

/** `pastClosing` for many waits of one moment: the end of today's hours is looked up once. */
export function pastClosingIn(
  office: Office,
  state: OfficeState,
  now: number,
): (estimate: Estimate | null) => PastClosing | null {
  const last = windowsOn(office.time, openingOf(office, state), office.time.wall(now).date).at(-1)
  // Beyond the longest wait that is reckoned with, nobody knows how long it goes on.
  const ends = (minutes: number) => (minutes >= LONGEST_WAIT ? Number.POSITIVE_INFINITY : now + minutes * MINUTE)
  return (estimate) => {
    if (!estimate || !last || now >= last.closes || ends(estimate.high) <= last.closes) return null
    return { closes: last.to, certain: ends(estimate.low) > last.closes }
  }
}
