import { setTimeout as wait } from 'node:timers/promises'

/** A slice of long work, and the rest after it, milliseconds: a call that comes meanwhile waits for one slice, not for the file. */
const [SLICE_MS, REST_MS] = [2, 4]

/** Does long work in slices, with rests between them in which the office's own work goes on. Each step must be short. */
export async function inSlices<T>(steps: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await breathe()
  }
}

/** A rest between two slices. */
export const breathe = (): Promise<unknown> => wait(REST_MS)

/** All steps at once: for work that keeps nobody waiting. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
