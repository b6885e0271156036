import type { WallTime } from './common.ts'
import type { BoardQueue } from './supervisor.ts'
import type { Warning } from './warnings.ts'

/** An office as it is now, for who looks at several: `GET /api/board`. No visitor's name is in it (ALL-4). */
export type OfficeBoard = {
  now: WallTime
  hoursToday: { from: WallTime; to: WallTime } | null
  /** Set when today ends earlier than the profile has it. */
  closedEarly: WallTime | null
  /** Visits finished today. */
  served: number
  queues: (Pick<BoardQueue, 'id' | 'prefix' | 'name' | 'waiting' | 'estimate' | 'state'> & {
    /** Since when whoever waits longest has waited. */
    longest: WallTime | null
  })[]
  warnings: Warning[]
}
