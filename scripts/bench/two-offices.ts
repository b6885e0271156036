import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type CalledTicket, type DeviceKind, type DisplayView, socketAddress } from '@poczekalnia/protocol'
import { addDevices, hubProcess } from '../../tests/support/hub-process.ts'
import { takeTickets } from './bench-hub.ts'
import { type Client, linked, part } from './clients.ts'
import { whenAllSee } from './next-to-displays.ts'
import { benchOffice } from './office.ts'
import { type Benchmark, count, ms, percentile } from './report.ts'

const [FLOODERS, DISPLAYS] = [64, 5]
/** Presses in a block; blocks take turns, so that all three see the same machine. */
const [WARM, PRESSES, BLOCKS] = [20, 60, 4]
const REST_MS = 60

/**
 * From *next* to the displays of one office, while another behind the same gateway is flooded, against the same without
 * the flood. And against the same flood at a hub that shares nothing with it but the machine: what is left of the ratio
 * then is the gateway's own part.
 */
export const twoOffices: Benchmark = {
  name: 'offices',
  async run() {
    const flooded = benchOffice()
    const folder = mkdtempSync(join(tmpdir(), 'poczekalnia-bench-'))
    const calm = join(folder, 'calm.yaml')
    writeFileSync(calm, readFileSync(flooded.file, 'utf8').replace(/^id: .*$/m, 'id: calm'))
    const hub = await hubProcess({ office: flooded.file, args: ['--office', calm] })
    const apart = await hubProcess({ office: flooded.file })
    const clients: Client[] = []
    const floods: Flood[] = []
    const devices = async (dir: string, kind: DeviceKind, number: number) => {
      mkdirSync(dir, { recursive: true })
      const names = Array.from({ length: number }, (_, i) => `bench ${i + 1}`)
      return addDevices(join(dir, 'office.db'), kind, names)
    }
    const atCalm = async (kind: DeviceKind, tokens: readonly string[]) => {
      const { url, path } = socketAddress(`${hub.url}/calm`, kind)
      const joined = await Promise.all(tokens.map((token, i) => linked(url, { token, session: `page-${i}` }, path)))
      clients.push(...joined)
      return joined
    }
    try {
      const [behind, beside] = [join(hub.dir, flooded.id), apart.dir]
      const [behindTokens, besideTokens] = [
        await devices(behind, 'kiosk', FLOODERS),
        await devices(beside, 'kiosk', FLOODERS),
      ]
      const own = join(hub.dir, 'calm')
      const [kioskTokens, clerkTokens] = [await devices(own, 'kiosk', 4), await devices(own, 'counter', 1)]
      const displayTokens = await devices(own, 'display', DISPLAYS)
      await apart.start()
      await hub.start()
      const kiosks = await atCalm('kiosk', kioskTokens)
      await takeTickets(kiosks, WARM + BLOCKS * 3 * PRESSES, 20)
      const displays = await atCalm('display', displayTokens)
      const [clerk] = await atCalm('counter', clerkTokens)
      if (!clerk) throw new Error('no clerk')
      await clerk.ask('open-desk', { desk: 1 })
      const press = async () => {
        const shown = whenAllSee<DisplayView>(displays, (news) => news.calls[0]?.id)
        const began = performance.now()
        const { ticket } = await clerk.ask<{ ticket: CalledTicket }>('call-next', {})
        const took = (await shown(ticket.call)) - began
        await clerk.ask('finish', {})
        await wait(REST_MS)
        return took
      }
      for (let i = 0; i < WARM; i++) await press()
      floods.push(startFlood(`${hub.url}/${flooded.id}`, behindTokens), startFlood(apart.url, besideTokens))
      await wait(2_000)
      const quiet: number[] = []
      for (let block = 0; block < BLOCKS; block++) {
        for (let i = 0; i < PRESSES; i++) quiet.push(await press())
        for (const flood of floods) {
          const before = await flood.order('on')
          const began = performance.now()
          await wait(300)
          for (let i = 0; i < PRESSES; i++) flood.presses.push(await press())
          flood.seconds += (performance.now() - began) / 1000
          flood.tickets += (await flood.order('off')) - before
          await wait(700)
        }
      }
      const p95 = (times: readonly number[]) => percentile(times, 0.95)
      const both = (times: readonly number[]) => `${ms(p95(times))} (p50 ${ms(percentile(times, 0.5))})`
      const told = ({ presses, tickets, seconds }: Flood) => `${both(presses)}, ${count(tickets / seconds)} tickets/s`
      const [behindGateway, atHubApart] = floods as [Flood, Flood]
      const line = { aim: '–', met: null }
      return [
        {
          ...line,
          name: 'next beside a flooded office, p95',
          figure: told(behindGateway),
          baseline: `${both(quiet)} without the flood`,
          ratio: p95(behindGateway.presses) / p95(quiet),
        },
        {
          ...line,
          name: "the same, the gateway's own part",
          figure: told(behindGateway),
          baseline: `${told(atHubApart)} at a hub apart`,
          ratio: p95(behindGateway.presses) / p95(atHubApart.presses),
        },
      ]
    } finally {
      for (const flood of floods) flood.process.kill()
      part(clients)
      for (const one of [hub, apart]) {
        await one.terminate()
        await one.remove()
      }
      flooded.remove()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** A flood, how much it got, and what *next* took beside it (`presses`, milliseconds). */
type Flood = {
  process: ChildProcess
  presses: number[]
  tickets: number
  seconds: number
  order(what: 'on' | 'off'): Promise<number>
}

function startFlood(office: string, tokens: readonly string[]): Flood {
  const child = fork(join(import.meta.dirname, 'flood.ts'), [office, ...tokens])
  return {
    process: child,
    presses: [],
    tickets: 0,
    seconds: 0,
    async order(what) {
      const answered = once(child, 'message')
      child.send(what)
      const { tickets, failed } = (await answered)[0] as { tickets: number; failed: number }
      if (failed > 0) throw new Error(`${failed} asks of the flood were refused`)
      return tickets
    },
  }
}
