import type { PrinterState } from '@poczekalnia/protocol'

/** What is wrong with the virtual printer. An empty object: nothing. */
export type Faults = {
  paper?: 'low' | 'out'
  cover?: 'open'
  knife?: 'stuck'
  /** The paper ends after so many more rows of dots. */
  rowsLeft?: number
  /** Refuses connections. */
  unreachable?: true
  /** Takes this many bytes of each connection, then no more. */
  stallAfterBytes?: number
  /** Breaks the connection off after this many bytes of it. */
  breakAfterBytes?: number
  /** How it answers DLE EOT, when not truly and at once. */
  answers?: 'never' | 'rubbish' | { lateMs: number }
}

/** A state by its name, as a test or a demonstration wants it. */
export type VirtualState = PrinterState | Faults

const named: Record<PrinterState, Faults> = {
  ready: {},
  'paper-low': { paper: 'low' },
  'paper-out': { paper: 'out' },
  'cover-open': { cover: 'open' },
  offline: { unreachable: true },
  stalled: { stallAfterBytes: 0 },
  unknown: { answers: 'never' },
}

export function faultsOf(state: VirtualState): Faults {
  return typeof state === 'string' ? named[state] : state
}

/** Why the mechanism stands still, if it does. */
export function isHalted({ paper, cover, knife }: Faults): boolean {
  return paper === 'out' || cover === 'open' || knife === 'stuck'
}

/** The true answer to DLE EOT n, by Epson's table. */
export function statusByte(question: number, faults: Faults): number {
  const out = faults.paper === 'out'
  const open = faults.cover === 'open'
  const stuck = faults.knife === 'stuck'
  const bits = [
    0,
    out || open || stuck ? 0x08 : 0,
    (open ? 0x04 : 0) | (out ? 0x20 : 0) | (stuck ? 0x40 : 0),
    stuck ? 0x08 : 0,
    out ? 0x6c : faults.paper === 'low' ? 0x0c : 0,
  ][question]
  return 0x12 | (bits ?? 0)
}
