// Loaded into a hub before anything else: each SIGUSR2 sets its clock by up to twenty minutes, forward or back, as a
// wrong time server does. What only goes on (performance.now) stays as it is.

const now = Date.now.bind(Date)
let off = 0
Date.now = () => now() + off
process.on('SIGUSR2', () => {
  off = Math.round((Math.random() - 0.5) * 40 * 60_000)
})
