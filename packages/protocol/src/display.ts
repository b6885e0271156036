import { z } from 'zod'
import { Language, type Localized, type Timestamp, type ViewHead, type WallTime } from './common.ts'
import type { Ack } from './errors.ts'
import { languages } from './language-names.ts'
import type { PublicHoliday } from './public-holidays.ts'
import type { QueueState } from './queue-state.ts'
import type { ClosedEarly } from './supervisor-acts.ts'
import { idText, line } from './text/outside-text.ts'

/** A display reports what people could see, so that the desk knows whether anybody was told. */
export const Shown = z.strictObject({ call: idText })

/**
 * A display reports that a call's turn is over: it was heard, or never will be. From then on who called may wonder that
 * nobody comes.
 */
export const Announced = z.strictObject({ call: idText, recalls: z.number().int().min(0).max(10_000) })

/**
 * What keeps a display from doing all of its work. `voice`: clips of a language that are missing, the first of them by
 * name. `sound-blocked`: the browser lets nothing be heard until somebody touches the screen.
 */
export const DisplayTrouble = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('voice'),
    language: Language,
    missing: z.array(line(40)).min(1).max(20),
    /** How many are missing altogether. */
    count: z.number().int().min(1).max(10_000),
  }),
  z.strictObject({ kind: z.literal('sound-blocked') }),
])
export type DisplayTrouble = z.infer<typeof DisplayTrouble>

/**
 * Everything that is wrong with a display now; an empty list takes back what it told before. At most one of each
 * language's voice, and that nothing is heard.
 */
export const Trouble = z.strictObject({ troubles: z.array(DisplayTrouble).max(languages.length + 1) })

/** A display that is linked just now, for the desks and whoever answers for the machines. */
export type LinkedDisplay = {
  /** The name that it was paired with. */
  name: string
  /** The screen of the profile that it is set up as, `null` for the ordinary one. */
  screen: string | null
  linkedSince: Timestamp
  troubles: DisplayTrouble[]
}

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

/** How one display is set up, by the office's profile. */
export type DisplayLayout = {
  /** Its id in the profile, `null` for the ordinary one. */
  screen: string | null
  orientation: 'auto' | 'landscape' | 'portrait'
  /** Calls in the list beside the newest, 3 to 8. */
  rows: number
  sidePanel: boolean
  /** What it writes and speaks beside Polish. */
  languages: Language[]
  sound: {
    /** 0 to 100. */
    volume: number
    voice: boolean
    repeat: boolean
    /** Nothing is heard now: volume 0, or a quiet time. */
    quiet: boolean
  }
}

export type DisplayView = ViewHead & {
  layout: DisplayLayout
  /** Newest first: the newest 9, and older ones to which nobody has come yet. A recalled one moves up. */
  calls: DisplayCall[]
  queues: {
    id: string
    prefix: string
    name: Localized
    waiting: number
    /** Whether a ticket can be had, where the queue is walked into. */
    tickets?: QueueState
  }[]
  /** Desks that this display's calls can name. */
  desks: number[]
  /** Languages of who waits for this display's calls, the most frequent first. */
  waitingLanguages: Language[]
  openNow: boolean
  /**
   * A desk that serves this display's queues is open or on a break: after the hours, those who hold a ticket are still
   * called.
   */
  desksOpen: boolean
  hoursToday: { from: WallTime; to: WallTime } | null
  /** When the office opens next, `null` when that is not within the coming fortnight. */
  opensNext: Timestamp | null
  /** Set when today differs from its weekday: other hours, a day off, a public holiday. */
  specialDay?: { closed: boolean; name?: Localized; holiday?: PublicHoliday }
  /** Set when a supervisor lets today end early; `hoursToday` says so too. */
  closedEarly?: ClosedEarly
  /** Whom the office serves today, where it does not serve everybody (OLS-7). */
  onlyFor?: Localized
  message: Localized | null
}

type Act<Payload> = (payload: Payload, ack?: (answer: Ack) => void) => void

export type DisplayToHub = {
  shown: Act<z.infer<typeof Shown>>
  announced: Act<z.infer<typeof Announced>>
  trouble: Act<z.infer<typeof Trouble>>
}
export type HubToDisplay = { view: (view: DisplayView) => void }
