import { createRequire } from 'node:module'

/**
 * Gives back the gaps in the C library's heap. By itself it gives back only what is free at the heap's end; a start
 * reads and compiles a thousand files there, and two thirds of it are gaps afterwards (docs/bench.md). Linux with glibc
 * only; elsewhere, and with a Node that can't call a library's function, nothing happens.
 */
export function giveBackGaps(): void {
  trim ??= findTrim()
  trim(0n)
}

let trim: ((keep: bigint) => unknown) | undefined

function findTrim(): (keep: bigint) => unknown {
  const nothing = () => {}
  if (process.platform !== 'linux') return nothing
  // Node would say on every operator's terminal that this way to call a library is an experiment.
  const { emitWarning } = process
  process.emitWarning = nothing
  try {
    const { dlopen } = createRequire(import.meta.url)('node:ffi') as typeof import('node:ffi')
    return dlopen('libc.so.6', { malloc_trim: { arguments: ['u64'], return: 'i32' } }).functions.malloc_trim
  } catch {
    return nothing
  } finally {
    process.emitWarning = emitWarning
  }
}
