/** The hub's time, epoch ms. A value passed in, so that a test or a demonstration can set it. */
export type Clock = {
  now(): number
  /** True for a clock that was set: every screen then says that this is a demonstration. */
  demo: boolean
  /** A demonstration that goes on where it stopped: from this instant on, when it would else show an earlier one. */
  notBefore?(at: number): void
}

export const realClock: Clock = { now: () => Date.now(), demo: false }

/** A clock that shows `at` (epoch ms) now and runs on from there. */
export function demonstrationClock(at: number): Clock {
  const began = performance.now()
  let start = at
  const now = () => Math.floor(start + performance.now() - began)
  return {
    now,
    demo: true,
    notBefore(earliest) {
      start += Math.max(0, earliest - now())
    },
  }
}

/**
 * Calls back at the start of every minute that the clock shows: late bookings lapse and windows open on whole minutes.
 * @returns stops it
 */
export function everyMinute(clock: Clock, callback: () => void): () => void {
  let timer: NodeJS.Timeout
  const arm = () => {
    const rest = 60_000 - (clock.now() % 60_000)
    timer = setTimeout(() => {
      callback()
      arm()
    }, rest + 5)
  }
  arm()
  return () => clearTimeout(timer)
}
