import { takeTickets, withHub } from './bench-hub.ts'
import { syncsPerSecond } from './fdatasync.ts'
import { type Benchmark, count, ms, percentile } from './report.ts'

const CLIENTS = 64
const [WARM, MEASURED] = [2_000, 20_000]

/** Tickets that 64 machines are acknowledged a second, each on disk before, against what the disk can keep a second. */
export const ticketsPerSecond: Benchmark = {
  name: 'tickets',
  run: () =>
    withHub({ devices: { kiosk: CLIENTS } }, async (bench) => {
      const kiosks = await bench.machines(CLIENTS)
      await takeTickets(kiosks, WARM)
      const before = syncsPerSecond()
      const began = performance.now()
      const took = await takeTickets(kiosks, MEASURED)
      const rate = MEASURED / ((performance.now() - began) / 1000)
      const disk = (before + syncsPerSecond()) / 2
      return [
        {
          name: 'durable tickets, 64 clients',
          figure: `${count(rate)}/s (p50 ${ms(percentile(took, 0.5))})`,
          baseline: `${count(disk)} bare fdatasync/s`,
          ratio: rate / disk,
          aim: '≥ 1',
          met: rate >= disk,
        },
      ]
    }),
}
