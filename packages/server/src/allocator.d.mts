/** Environment that tells the C library of Linux how to keep memory. */
export const allocator: Readonly<Record<`MALLOC_${string}`, string>>
