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
