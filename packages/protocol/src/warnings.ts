import type { Estimate, WallTime } from './common.ts'
import type { PrinterState } from './printer.ts'

/**
 * What needs somebody who answers for the office now. Queues by id, machines and displays by name; minutes are whole.
 * - `no-desk`: people wait and no open desk serves their queue
 * - `printer`, `paper-low`: a machine's printer prints nothing, or soon will not
 * - `no-machine`, `dark`: no machine is linked; a display is not, that was before. One that never was is being set up
 * - `past-closing`: `most` of those who wait may not be called by closing, at least `least` of them are unlikely to be
 * - `over-target`: somebody has waited longer than the queue's `target`, or than an hour where it has none (`null`)
 * - `target-ahead`: who comes now is unlikely to be called within the target
 * - `idle`: a desk is free while people wait whom it serves
 * - `too-many-waiting`: tickets ended by themselves (KAT-7)
 * - `mail-fails`: warnings can't be mailed
 * - `hook-off`: another program took no message for a day and is told nothing any more
 * - `trouble`: a display tells that something of its work can't be done
 */
export type Warning =
  | { what: 'no-desk'; queue: string; waiting: number }
  | { what: 'printer'; machine: string; printer: PrinterState }
  | { what: 'no-machine' }
  | { what: 'dark'; display: string }
  | { what: 'past-closing'; queue: string; closes: WallTime; waiting: number; least: number; most: number }
  | { what: 'over-target'; queue: string; minutes: number; target: number | null }
  | { what: 'target-ahead'; queue: string; estimate: Estimate; target: number }
  | { what: 'idle'; desk: number; by: string; minutes: number; waiting: number }
  | { what: 'too-many-waiting'; queue: string }
  | { what: 'mail-fails' }
  | { what: 'hook-off'; hook: string }
  | { what: 'trouble'; display: string }
  | { what: 'paper-low'; machine: string }

/** How many will not be called by closing, as it is said: "18-31", "31". */
export const peopleLate = ({ least, most }: { least: number; most: number }): string =>
  least === 0 || least === most ? String(most) : `${least}-${most}`

/**
 * The key of the words that say a warning, in `board.need` and `board.help` of `supervisor.json`: an hour's wait is
 * told otherwise where the queue has no target, and so is what may still be in time.
 */
export function sayingOf(warning: Warning): string {
  if (warning.what === 'over-target' && warning.target === null) return 'long-wait'
  if (warning.what === 'past-closing' && warning.least === 0) return 'may-past-closing'
  return warning.what
}
