/** Environment that tells the C library of Linux how to keep memory. */
export const allocator: Readonly<Record<`MALLOC_${string}`, string>>
/** Options of Node's command line: how much memory V8 takes for what is young. */
export const youngGeneration: readonly string[]
