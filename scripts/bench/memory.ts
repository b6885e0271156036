import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { startVirtualPrinter } from '@poczekalnia/printer'
import { takeTickets, withHub } from './bench-hub.ts'
import { type Benchmark, count, type Line } from './report.ts'

const TICKETS = 10_000
const REST_MS = 6
const PRINTED = [200, 1_800] as const
const PRINT_REST_MS = 25
const AIM_MB = 150

/**
 * Memory of the hub's whole process after a huge day, with the screens of an office linked; and of one that prints as
 * well.
 */
export const memory: Benchmark = {
  name: 'memory',
  async run() {
    const [before, after] = await hugeDay()
    return [
      {
        name: `hub memory after ${count(TICKETS)} tickets`,
        figure: `${Math.round(after)} MB`,
        baseline: `${Math.round(before)} MB just started`,
        ratio: after / before,
        aim: `< ${AIM_MB} MB`,
        met: after < AIM_MB,
      },
      ...(await printing()).map(
        (megabytes, i): Line => ({
          name: `  a hub as its own print agent, ${count(PRINTED[i] ?? 0)} papers`,
          figure: `${Math.round(megabytes)} MB`,
          baseline: `${Math.round(after)} MB without`,
          ratio: null,
          aim: 'told',
          met: null,
        }),
      ),
    ]
  },
}

const hugeDay = (): Promise<[before: number, after: number]> =>
  withHub({ devices: { kiosk: 16, counter: 8, display: 2 } }, async (bench) => {
    const before = residentMegabytes(bench.hub.pid())
    const kiosks = await bench.join('kiosk', 16)
    await bench.join('display', 2)
    for (const [i, clerk] of (await bench.join('counter', 8)).entries()) await clerk.ask('open-desk', { desk: i + 1 })
    await takeTickets(kiosks, TICKETS, REST_MS)
    await wait(2_000)
    return [before, residentMegabytes(bench.hub.pid())]
  })

/** Of one hub after so many papers each, two seconds after the last one. */
async function printing(): Promise<number[]> {
  const printer = await startVirtualPrinter()
  let papers = 0
  printer.onPaper(() => papers++)
  try {
    const args = ['--printer', `${printer.host}:${printer.port}`]
    return await withHub({ devices: { kiosk: 1 }, args }, async (bench) => {
      const kiosk = await bench.join('kiosk', 1)
      const megabytes: number[] = []
      for (const until of PRINTED) {
        await takeTickets(kiosk, until - papers, PRINT_REST_MS)
        while (papers < until) await wait(50)
        await wait(2_000)
        megabytes.push(residentMegabytes(bench.hub.pid()))
      }
      return megabytes
    })
  } finally {
    await printer.stop()
  }
}

/** Resident set of a process, in 10⁶ bytes. */
const residentMegabytes = (pid: number): number =>
  (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024) / 1e6
