// The booking site is a program of its own: docs/booking.md.
await import('../apps/booking/src/main.mjs')
