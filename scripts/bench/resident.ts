import { readdirSync, readFileSync } from 'node:fs'

/** Resident set of a process and of all that it has started, in 10⁶ bytes. Linux. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const own = (Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024) / 1e6
  return childrenOf(pid).reduce((sum, child) => sum + residentMegabytes(child), own)
}

/**
 * The same, with memory that several processes share, such as Node's own program, counted once among them: what six
 * offices really take of a machine.
 */
export function heldMegabytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const own = (Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024) / 1e6
  return childrenOf(pid).reduce((sum, child) => sum + heldMegabytes(child), own)
}

function childrenOf(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`)
  const lists = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'))
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number))
}
