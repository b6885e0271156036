import type { ProfileCheck } from '@poczekalnia/protocol'
import type { Checked } from './use-check.ts'

/** How the text stands: may it be taken over, and if not, why. */
export type Standing =
  | { kind: 'checking' | 'unreachable' | 'outdated' }
  | { kind: 'same'; version: number }
  | { kind: 'faulty' | 'blocked' | 'ready'; count: number }

/** What a check answers for a text without faults. */
export type RightCheck = Extract<ProfileCheck, { week: unknown }>

export const rightOf = (check: ProfileCheck | null): RightCheck | null => (check && 'week' in check ? check : null)

/**
 * How a text stands.
 * @param text.base the version it was made from; of one that is older than the version in force nothing may be taken
 * over
 * @param changes how many settings it would change
 */
export function standingOf(
  text: { isSame: boolean; base: number; version: number },
  { check, state }: Checked,
  changes: number,
): Standing {
  if (!text.isSame && text.base !== text.version) return { kind: 'outdated' }
  if (state === 'unreachable') return { kind: 'unreachable' }
  if (state !== 'checked' || !check) return { kind: 'checking' }
  const right = rightOf(check)
  if (!right) return { kind: 'faulty', count: check.faults.length }
  if (text.isSame) return { kind: 'same', version: text.version }
  return { kind: right.problems.length > 0 ? 'blocked' : 'ready', count: changes }
}
