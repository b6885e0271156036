// The booking site is a program of its own; beside it `booking draw` checks what it has drawn, `booking bounce` hands
// it a letter that came back, `booking networks` tells of the list of networks, and `booking go-on` lets a site go on
// whose database has lost something: docs/booking.md, docs/region.md.
if (process.argv[2] === 'draw') await import('./draw.ts')
else if (process.argv[2] === 'bounce') await import('./bounce.ts')
else if (process.argv[2] === 'networks') await import('./networks.ts')
else if (process.argv[2] === 'go-on') await import('./go-on.ts')
else await import('../apps/booking/src/main.mjs')
