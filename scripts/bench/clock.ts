import { percentile } from './report.ts'

/** A multiplication and an addition that wait for one another take so many cycles on all processors of these years. */
const CYCLES = 4
const STEPS = 20_000_000

/**
 * The clock of the core that this runs on, GHz, by processor time: what a machine in a cloud says of itself is not how
 * fast it is.
 */
export function clockGhz(runs = 15): number {
  chain(STEPS / 10)
  const all = Array.from({ length: runs }, () => {
    const before = process.cpuUsage()
    chain(STEPS)
    const { user, system } = process.cpuUsage(before)
    return (STEPS * CYCLES) / (user + system) / 1000
  })
  return percentile(all, 0.5)
}

function chain(steps: number): number {
  let x = 1
  for (let n = 0; n < steps; n++) x = (Math.imul(x, 1_664_525) + n) | 0
  return x
}
