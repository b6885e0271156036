import { readdirSync, readFileSync } from 'node:fs'

/** Processor time that a process has taken so far, all its threads, milliseconds. Linux. */
export const processorMs = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
    const [ran = 0] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ').map(Number)
    return sum + ran / 1e6
  }, 0)
