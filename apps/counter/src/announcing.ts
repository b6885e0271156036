import type { CounterView } from '@poczekalnia/protocol'

/** What decides whether somebody's coming is announced. */
export type Idle = { seq: number; isIdle: boolean; waiting: number }

/** A desk is idle while it is open, free and not on a break. */
export function idleOf({ seq, desk, waitingTotal }: Pick<CounterView, 'seq' | 'desk' | 'waitingTotal'>): Idle {
  return { seq, isIdle: desk?.state === 'free', waiting: waitingTotal }
}

/** Whether somebody has begun to wait for a desk that was idle with nobody waiting: once, not for each who follows. */
export function begins(before: Idle | null, now: Idle): boolean {
  return before?.isIdle === true && now.isIdle && before.waiting === 0 && now.waiting > 0
}
