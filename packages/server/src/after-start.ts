import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { giveBackGaps } from './give-back-gaps.ts'
import { residentBytes } from './resident-bytes.ts'

/** So long nothing may have been asked before memory is given back, milliseconds; and which part of it is nothing. */
const CALM_MS = 500
const CALM_PART = 0.05
/** Between two times, milliseconds: whoever asks just then waits a tenth of a second. */
const AGAIN_MS = 30_000
/** What has to have come since the last time, bytes. */
const GROWN_BYTES = 6_000_000

/**
 * Gives back what a start needed and a day does not: of 36 MB that V8 holds once all is loaded a good third is garbage
 * between what stays, and would lie there as long as the office is quiet (docs/bench.md). It takes 0.1 to 0.3 s, so it
 * is done once, before anybody has come.
 */
export function giveBackWhatTheStartTook(): void {
  setFlagsFromString('--expose-gc')
  const collect: (how: object) => void = runInNewContext('gc')
  // Only this kind moves what is left together, and says so to the system at once.
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  setFlagsFromString('--no-expose-gc')
  giveBackGaps()
}

/**
 * Gives back what a rush or the printing of papers took, once nobody asks for anything (docs/bench.md): V8 by itself
 * keeps it for the next time, which for many an office is tomorrow.
 */
export function giveBackWhenCalm(): void {
  let [least, since] = [residentBytes() ?? Number.POSITIVE_INFINITY, -AGAIN_MS]
  let before = performance.eventLoopUtilization()
  const look = () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    const held = residentBytes()
    if (held === null) return
    least = Math.min(least, held)
    const isDue = performance.now() - since >= AGAIN_MS && held - least >= GROWN_BYTES
    if (!isDue || utilization > CALM_PART) return
    giveBackWhatTheStartTook()
    least = residentBytes() ?? held
    since = performance.now()
  }
  setInterval(look, CALM_MS).unref()
}
