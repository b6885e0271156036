import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { takeTickets, withHub } from './bench-hub.ts'
import { type Benchmark, count } from './report.ts'

const TICKETS = 10_000
const REST_MS = 6
const AIM_MB = 150

/** Memory of the hub's whole process after a huge day, with the screens of an office linked. */
export const memory: Benchmark = {
  name: 'memory',
  run: () =>
    withHub({ devices: { kiosk: 16, counter: 8, display: 2 } }, async (bench) => {
      const before = residentMegabytes(bench.hub.pid())
      const kiosks = await bench.join('kiosk', 16)
      await bench.join('display', 2)
      for (const [i, clerk] of (await bench.join('counter', 8)).entries()) await clerk.ask('open-desk', { desk: i + 1 })
      await takeTickets(kiosks, TICKETS, REST_MS)
      await wait(2_000)
      const after = residentMegabytes(bench.hub.pid())
      return [
        {
          name: `hub memory after ${count(TICKETS)} tickets`,
          figure: `${Math.round(after)} MB`,
          baseline: `${Math.round(before)} MB just started`,
          ratio: after / before,
          aim: `< ${AIM_MB} MB`,
          met: after < AIM_MB,
        },
      ]
    }),
}

/** Resident set of a process, in 10⁶ bytes. */
const residentMegabytes = (pid: number): number =>
  (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024) / 1e6
