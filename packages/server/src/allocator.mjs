/**
 * How the C library of Linux keeps the memory that is neither JavaScript's nor a file's; it reads this when a process
 * begins. Left alone it keeps a heap for each thread and gives back next to nothing of them: after a day of printing a
 * third of what a hub held was such gaps (docs/bench.md).
 */
export const allocator = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '32768',
  MALLOC_TRIM_THRESHOLD_: '65536',
}

/**
 * Options of Node's command line for V8, which reads them when a process begins. What an act makes is garbage at once:
 * with 1 MB for what is young V8 looks for it every 15 tickets, and a third of the processor is gone with looking; left
 * alone it takes 32 MB twice in a rush. A quiet office stays at 1 MB, for V8 takes more only while much is kept.
 */
export const youngGeneration = ['--max-semi-space-size=4']
