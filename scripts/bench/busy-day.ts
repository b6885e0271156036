import { takeTickets, withHub } from './bench-hub.ts'
import type { Client } from './clients.ts'
import { type Benchmark, ms, percentile } from './report.ts'

const [QUIET, BUSY] = [100, 10_000]
const MACHINES = 64
const [ROUNDS, A_ROUND] = [40, 20]
const REST_MS = 6

/**
 * How long a machine waits for a ticket late in a huge day, against the start of it. Both hubs take turns and are
 * equally warm.
 */
export const busyDay: Benchmark = {
  name: 'busy-day',
  run: () =>
    withHub({ devices: { kiosk: MACHINES, counter: 2 } }, (quiet) =>
      withHub({ devices: { kiosk: MACHINES, counter: 2 } }, async (busy) => {
        const hubs: { kiosk: Client; took: number[] }[] = []
        for (const [bench, tickets] of [
          [quiet, QUIET],
          [busy, BUSY],
        ] as const) {
          const kiosks = await bench.join('kiosk', MACHINES)
          // Desks are open, so that waits are estimated.
          for (const [i, clerk] of (await bench.join('counter', 2)).entries())
            await clerk.ask('open-desk', { desk: i + 1 })
          await takeTickets(kiosks, tickets)
          hubs.push({ kiosk: kiosks[0] as Client, took: [] })
        }
        for (let round = 0; round < ROUNDS; round++)
          for (const hub of hubs) hub.took.push(...(await takeTickets([hub.kiosk], A_ROUND, REST_MS)))
        const [early = 0, late = 0] = hubs.map((hub) => percentile(hub.took, 0.5))
        return [
          {
            name: `take-ticket at ${BUSY.toLocaleString('en')} tickets in the day, p50`,
            figure: ms(late),
            baseline: `${ms(early)} at ${QUIET}`,
            ratio: late / early,
            aim: '≤ 1.2',
            met: late / early <= 1.2,
          },
        ]
      }),
    ),
}
