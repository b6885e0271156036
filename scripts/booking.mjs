// The booking site is a program of its own, and `booking draw` checks what it has drawn: docs/booking.md.
if (process.argv[2] === 'draw') await import('./draw.ts')
else await import('../apps/booking/src/main.mjs')
