/**
 * What the journey tells the printer. `set` begins anew: what is left out is well, and its bytes are counted from 0.
 */
export type ToDevice =
  | { ask: 'set'; paper?: 'in' | 'out'; stallAfter?: number; unplugAfter?: number }
  | { ask: 'plug-in' | 'pull-out' | 'take' }

/** What it tells back, with its time (epoch ms). `taken`: all bytes since the last `take`, base64. */
export type FromDevice =
  | { event: 'ready' | 'set' | 'stalled' | 'pulled-out' | 'plugged-in'; at: number }
  | { event: 'taken'; at: number; bytes: string }
