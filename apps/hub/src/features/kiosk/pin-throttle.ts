/** Wrong PINs that cost nothing: an honest visitor mistypes, and the next one does too. */
const FREE = 4
/** One wrong PIN is forgiven after this long, milliseconds. */
const FORGIVE_MS = 60_000
const FIRST_PAUSE_MS = 10_000
const LONGEST_PAUSE_MS = 120_000

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
  const tries = new Map<string, { wrong: number; at: number; until: number }>()
  const forgiven = (device: string, now: number) => {
    const before = tries.get(device) ?? { wrong: 0, at: now, until: 0 }
    const minutes = Math.floor((now - before.at) / FORGIVE_MS)
    return { wrong: Math.max(0, before.wrong - minutes), at: before.at + minutes * FORGIVE_MS, until: before.until }
  }
  return {
    waitSeconds: (device, now) => Math.max(0, Math.ceil(((tries.get(device)?.until ?? 0) - now) / 1000)),
    wrong(device, now) {
      const { wrong: before, at } = forgiven(device, now)
      const wrong = before + 1
      const pause = wrong <= FREE ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (wrong - FREE - 1), LONGEST_PAUSE_MS)
      tries.set(device, { wrong, at: before === 0 ? now : at, until: now + pause })
    },
  }
}
