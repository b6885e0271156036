// The booking site is a program of its own; `booking draw` checks what it has drawn, and `booking bounce` hands it a
// letter that came back: docs/booking.md.
if (process.argv[2] === 'draw') await import('./draw.ts')
else if (process.argv[2] === 'bounce') await import('./bounce.ts')
else await import('../apps/booking/src/main.mjs')
