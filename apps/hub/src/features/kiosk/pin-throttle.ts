import { GrowingPauses, type Pauses } from '../../transport/limits/growing-pauses.ts'

/** Four wrong PINs cost nothing: an honest visitor mistypes, and the next one does too. */
const BOUNDS: Pauses = { free: 4, first: 10_000, longest: 120_000, forgive: 60_000 }

/**
 * Keeps a machine from guessing PINs (ALL-3). Four wrong ones cost nothing; the fifth and each next one costs a pause that doubles from
 * 10 s to 2 min; a minute without one forgives one. In the long run that is about one guess a minute: 10,000 take a week.
 */
export type PinThrottle = {
  /** Seconds still to wait, 0 when the machine may try. Milliseconds in, from any steady clock. */
  waitSeconds(device: string, now: number): number
  wrong(device: string, now: number): void
}

export function pinThrottle(): PinThrottle {
  const pauses = new GrowingPauses()
  return {
    waitSeconds: (device, now) => pauses.waitSeconds(device, now),
    wrong: (device, now) => void pauses.charge(device, BOUNDS, now),
  }
}
