import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startVirtualPrinter } from '@poczekalnia/printer'
import { freePort } from '../../tests/support/free-port.ts'
import { type Build, builds } from './builds.ts'
import { type Benchmark, count, type Line } from './report.ts'
import { heldMegabytes, residentMegabytes } from './resident.ts'

const TICKETS = 10_000
const REST_MS = 6
const PRINTED = [200, 1_800] as const
const PRINT_REST_MS = 25
const AIM_MB = 150
/** Of the build before, where one is measured beside. */
const AIM_BESIDE = { printing: 0.6, other: 0.6 }
/** How long a hub is left alone before it is looked at, milliseconds. */
const CALM_MS = 2_000
const OFFICES = 6

/**
 * Memory of the hub's whole process after a huge day, with the screens of an office linked; of one that prints as well;
 * of the demonstration, and of six offices with their gateway. `BENCH_BESIDE=DIR` measures another build beside this.
 */
export const memory: Benchmark = {
  name: 'memory',
  async run() {
    const { own, beside } = await builds()
    /** Both builds at the same time, so that what else the machine does counts for both. */
    const both = (measure: (build: Build) => Promise<number[]>) =>
      Promise.all([measure(own), beside ? measure(beside) : null])
    const [[before = 0, after = 0]] = await both(hugeDay)
    const [printed, printedBeside] = await both(printing)
    const at = ['--at', '2026-11-19T12:05']
    const [demonstration, demonstrationBeside] = await both(({ root }) => started(root, at))
    const [offices, officesBeside] = await both(({ root }) => started(root, ['--office', join(root, 'offices')]))
    const [six, sixBeside] = await both(({ root }) => started(root, [...at, '--office', join(root, 'offices')]))
    const line = (name: string, megabytes: number, other: number | undefined, aim: number): Line => ({
      name,
      figure: `${Math.round(megabytes)} MB`,
      baseline: other === undefined ? `${Math.round(after)} MB after the huge day` : `${Math.round(other)} MB beside`,
      ratio: other === undefined ? null : megabytes / other,
      aim: other === undefined ? 'told' : `≤ ${aim}`,
      met: other === undefined ? null : megabytes / other <= aim,
    })
    return [
      {
        name: `hub memory after ${count(TICKETS)} tickets`,
        figure: `${Math.round(after)} MB`,
        baseline: `${Math.round(before)} MB just started`,
        ratio: after / before,
        aim: `< ${AIM_MB} MB`,
        met: after < AIM_MB,
      },
      ...PRINTED.map((papers, i) =>
        line(
          `  its own print agent, ${count(papers)} papers`,
          printed[i] ?? 0,
          printedBeside?.[i],
          AIM_BESIDE.printing,
        ),
      ),
      line('  the demonstration', demonstration[0] ?? 0, demonstrationBeside?.[0], AIM_BESIDE.other),
      line(`  ${OFFICES} offices and their gateway`, offices[0] ?? 0, officesBeside?.[0], AIM_BESIDE.other),
      line('    what they share counted once', offices[1] ?? 0, officesBeside?.[1], AIM_BESIDE.other),
      line(`  the demonstration of ${OFFICES} offices`, six[0] ?? 0, sixBeside?.[0], AIM_BESIDE.other),
      line('    what they share counted once', six[1] ?? 0, sixBeside?.[1], AIM_BESIDE.other),
    ]
  },
}

const hugeDay = ({ withHub, takeTickets }: Build): Promise<number[]> =>
  withHub({ devices: { kiosk: 16, counter: 8, display: 2 } }, async (bench) => {
    const before = residentMegabytes(bench.hub.pid())
    const kiosks = await bench.join('kiosk', 16)
    await bench.join('display', 2)
    for (const [i, clerk] of (await bench.join('counter', 8)).entries()) await clerk.ask('open-desk', { desk: i + 1 })
    await takeTickets(kiosks, TICKETS, REST_MS)
    await wait(CALM_MS)
    return [before, residentMegabytes(bench.hub.pid())]
  })

/** Of one hub after so many papers each. */
async function printing({ withHub, takeTickets }: Build): Promise<number[]> {
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
        await wait(CALM_MS)
        megabytes.push(residentMegabytes(bench.hub.pid()))
      }
      return megabytes
    })
  } finally {
    await printer.stop()
  }
}

/**
 * Of a hub with these options and all its processes, once it answers: resident, and with what they share counted once.
 * Started twice: what is compiled once is kept.
 */
async function started(root: string, args: readonly string[]): Promise<number[]> {
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-memory-'))
  try {
    await startOnce(root, dir, args)
    return await startOnce(root, dir, args)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function startOnce(root: string, dir: string, args: readonly string[]): Promise<number[]> {
  const port = await freePort()
  const where = ['--data', dir, '--port', String(port), '--host', '127.0.0.1']
  const hub = spawn(process.execPath, [join(root, 'apps/hub/src/main.mjs'), ...where, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    while (!(await isHealthy(port))) {
      if (hub.exitCode !== null) throw new Error(`${root} did not start with ${args.join(' ')}`)
      await wait(50)
    }
    await wait(CALM_MS)
    return [residentMegabytes(hub.pid ?? 0), heldMegabytes(hub.pid ?? 0)]
  } finally {
    const ended = once(hub, 'exit')
    hub.kill('SIGTERM')
    await ended
  }
}

const isHealthy = async (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )
