import { z } from 'zod'
import type { Language, Localized, Timestamp, ViewHead, WallTime } from './common.ts'
import type { Ack } from './errors.ts'
import type { ClosedEarly } from './supervisor-acts.ts'

/** A display reports what people could see, so that the desk knows whether anybody was told. */
export const Shown = z.strictObject({ call: z.string().min(1).max(64) })

/** One line of the board: number and desk, nothing else about anybody (ALL-4). */
export type DisplayCall = {
  /** Unique to this call; a recall keeps it and raises `recalls`. */
  id: string
  number: string
  desk: number
  /** When it was last called. */
  at: Timestamp
  /** 0 for the first call, then one more for each recall. */
  recalls: number
  language: Language
  /** False once the visitor was served, is absent or went elsewhere: the row stays on the board, settled. */
  current: boolean
}

export type DisplayView = ViewHead & {
  /** Newest first, at most 8. A recalled one moves up. */
  calls: DisplayCall[]
  queues: { id: string; prefix: string; name: Localized; waiting: number }[]
  openNow: boolean
  hoursToday: { from: WallTime; to: WallTime } | null
  /** Set when a supervisor lets today end early; `hoursToday` says so too. */
  closedEarly?: ClosedEarly
  message: Localized | null
}

export type DisplayToHub = { shown: (payload: z.infer<typeof Shown>, ack?: (answer: Ack) => void) => void }
export type HubToDisplay = { view: (view: DisplayView) => void }
