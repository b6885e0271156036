/** Reasons that Electron gives for a process that is gone. */
export type GoneReason =
  | 'clean-exit'
  | 'abnormal-exit'
  | 'killed'
  | 'crashed'
  | 'oom'
  | 'launch-failed'
  | 'integrity-failure'
  | 'memory-eviction'

/** What went wrong with the page or a process behind it. */
export type Trouble =
  | { type: 'page-gone'; reason: GoneReason }
  /** Electron says that the page doesn't answer the mouse or keyboard. */
  | { type: 'unresponsive' }
  /** No heartbeat for too long. */
  | { type: 'silent' }
  /** The heart beats, but the page shows nothing. */
  | { type: 'blank' }
  /** The page could not be loaded at all. */
  | { type: 'load-failed'; reason: string }
  | { type: 'process-gone'; process: string; reason: GoneReason }

export type Recovery = {
  /** `reload`: a fresh page in the same window; `recreate`: a fresh window; `relaunch`: a fresh program. */
  act: 'ignore' | 'reload' | 'recreate' | 'relaunch'
  /** How long to wait first, milliseconds: a fault that comes back at once must not spin. */
  afterMs: number
  /** For the log. */
  reason: string
}

/** Recoveries older than this no longer count, milliseconds. */
const MEMORY_MS = 10 * 60_000

/**
 * What to do about trouble: the gentlest act that can help, a stronger one when it comes again.
 *
 * @param past moments of the recoveries so far, epoch milliseconds
 * @param relaunches how often the program was started anew on account of trouble, in a row
 */
export function recoveryFor(trouble: Trouble, past: readonly number[], relaunches: number, now: number): Recovery {
  const reason = describe(trouble)
  const ignore: Recovery = { act: 'ignore', afterMs: 0, reason }
  const recent = past.filter((at) => now - at < MEMORY_MS).length
  const relaunch: Recovery = {
    act: 'relaunch',
    afterMs: Math.min(1_000 * 2 ** Math.min(relaunches, 6), 60_000),
    reason,
  }
  switch (trouble.type) {
    case 'process-gone':
      // Chromium starts its own helpers again; only a graphics process that dies again and again leaves a dark screen.
      if (trouble.process !== 'GPU' || trouble.reason === 'clean-exit' || trouble.reason === 'killed') return ignore
      return recent < 2 ? { act: 'recreate', afterMs: 0, reason } : relaunch
    case 'page-gone':
      // Neither a new page nor a new window can mend a program file that is broken or a process that can't start.
      if (trouble.reason === 'launch-failed' || trouble.reason === 'integrity-failure') return relaunch
      return step(recent)
    case 'unresponsive':
    case 'silent':
      // The old page may still hold its process: only a new window is sure not to share it.
      return recent < 4 ? { act: 'recreate', afterMs: wait(recent), reason } : relaunch
    case 'blank':
    case 'load-failed':
      return step(recent)
    default:
      return trouble satisfies never
  }

  function step(times: number): Recovery {
    if (times < 2) return { act: 'reload', afterMs: wait(times), reason }
    return times < 5 ? { act: 'recreate', afterMs: wait(times), reason } : relaunch
  }
}

/** At once the first time, then 1, 2, 4 … s, a quarter of a minute at most. */
const wait = (times: number) => (times === 0 ? 0 : Math.min(1_000 * 2 ** (times - 1), 15_000))

function describe(trouble: Trouble): string {
  switch (trouble.type) {
    case 'page-gone':
      return `page gone: ${trouble.reason}`
    case 'process-gone':
      return `${trouble.process} process gone: ${trouble.reason}`
    case 'load-failed':
      return `page not loaded: ${trouble.reason}`
    case 'unresponsive':
      return 'page unresponsive'
    case 'silent':
      return 'no heartbeat'
    case 'blank':
      return 'page blank'
    default:
      return trouble satisfies never
  }
}
