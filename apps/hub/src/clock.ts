/** The hub's time, epoch ms. A value passed in, so that a test or a demonstration can set it. */
export type Clock = {
  now(): number
  /** True for a clock that was set: every screen then says that this is a demonstration. */
  demo: boolean
}

export const realClock: Clock = { now: () => Date.now(), demo: false }

/** A clock that shows `at` (epoch ms) now and runs on from there. */
export function demonstrationClock(at: number): Clock {
  const began = performance.now()
  return { now: () => Math.floor(at + performance.now() - began), demo: true }
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
