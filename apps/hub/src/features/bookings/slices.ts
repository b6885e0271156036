import { setTimeout as wait } from 'node:timers/promises'

/** A slice of long work, milliseconds: a call that comes meanwhile waits for one slice, not for the file. */
const SLICE_MS = 2

/**
 * How much longer a rest is than the slice before it: most calls then meet no slice at all, on a slow machine as on a
 * quick one.
 */
const RESTS = 2
const [SHORTEST_REST_MS, LONGEST_REST_MS] = [4, 100]

/**
 * Does long work in slices, with rests between them in which the office's own work goes on. Each step must be short.
 */
export async function inSlices<T>(steps: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const began = performance.now()
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() - began < SLICE_MS)
    await restAfter(performance.now() - began)
  }
}

/** The rest after a slice. @param worked milliseconds that it took */
export const restAfter = (worked: number): Promise<unknown> =>
  wait(Math.min(LONGEST_REST_MS, Math.max(SHORTEST_REST_MS, worked * RESTS)))

/** All steps at once: for work that keeps nobody waiting. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
