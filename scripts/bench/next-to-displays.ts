import { setTimeout as wait } from 'node:timers/promises'
import type { CalledTicket, DisplayView } from '@poczekalnia/protocol'
import { type BenchHub, takeTickets, withHub } from './bench-hub.ts'
import { type Client, part } from './clients.ts'
import { type Benchmark, ms, percentile } from './report.ts'
import { startRelay } from './start-relay.ts'

const DISPLAYS = 50
/**
 * Visits before the first measured one: every disk and program is quicker once it has done a thing some hundred times.
 */
const MORNING = 500
const [WARM, PRESSES] = [30, 300]
/** Between two presses: longer than the hub holds ordinary news back, so that presses do not disturb each other. */
const REST_MS = 60

/** What a press takes to the last of the displays: over the hub, and over a relay that does nothing else. */
export async function pressesOn(
  bench: BenchHub,
  presses = PRESSES,
): Promise<{ hubTimes: number[]; relayTimes: number[] }> {
  const kiosks = await bench.join('kiosk', 16)
  await takeTickets(kiosks, MORNING + WARM + presses)
  // The relay serves nobody else either.
  part(kiosks)
  const displays = await bench.join('display', DISPLAYS)
  const [clerk] = await bench.join('counter', 1)
  if (!clerk) throw new Error('no clerk')
  await clerk.ask('open-desk', { desk: 1 })
  let view: DisplayView | null = null
  displays[0]?.socket.on('view', (news: DisplayView) => {
    view = news
  })
  for (let visit = 0; visit < MORNING; visit++) {
    await clerk.ask('call-next', {})
    await clerk.ask('finish', {})
    await wait(8)
  }
  const relay = await startRelay(DISPLAYS)
  const [hubTimes, relayTimes]: [number[], number[]] = [[], []]
  try {
    for (let press = 0; press < WARM + presses; press++) {
      const shown = whenAllSee<DisplayView>(displays, (news) => news.calls[0]?.id)
      const began = performance.now()
      const { ticket } = await clerk.ask<{ ticket: CalledTicket }>('call-next', {})
      const hubTook = (await shown(ticket.call)) - began
      await clerk.ask('finish', {})
      await wait(REST_MS)

      const payload = { press, view }
      const relayed = whenAllSee<{ press: number }>(relay.listeners, (news) => news.press)
      const began2 = performance.now()
      await relay.presser.socket.emitWithAck('press', payload)
      const relayTook = (await relayed(press)) - began2
      await wait(REST_MS)
      if (press < WARM) continue
      hubTimes.push(hubTook)
      relayTimes.push(relayTook)
    }
  } finally {
    relay.stop()
  }
  return { hubTimes, relayTimes }
}

export const devicesOfPresses = { kiosk: 16, counter: 1, display: DISPLAYS }

/** From a clerk's press to the last of 50 displays, against the same over a relay that does nothing else. */
export const nextToDisplays: Benchmark = {
  name: 'next',
  run: () =>
    withHub({ devices: devicesOfPresses }, async (bench) => {
      const { hubTimes, relayTimes } = await pressesOn(bench)
      const [hub, bare] = [percentile(hubTimes, 0.95), percentile(relayTimes, 0.95)]
      return [
        {
          name: `press next → last of ${DISPLAYS} displays, p95`,
          figure: `${ms(hub)} (p50 ${ms(percentile(hubTimes, 0.5))})`,
          baseline: `${ms(bare)} bare relay (p50 ${ms(percentile(relayTimes, 0.5))})`,
          ratio: hub / bare,
          aim: '≤ 1.5',
          met: hub / bare <= 1.5,
        },
      ]
    }),
}

/** Listens now; the answer waits until every client has seen what is looked for and tells when the last one did. */
export function whenAllSee<View>(clients: readonly Client[], what: (view: View) => unknown) {
  const seen = clients.map(() => new Map<unknown, number>())
  const stops = clients.map(({ socket }, i) => {
    const look = (view: View) => {
      const key = what(view)
      if (!seen[i]?.has(key)) seen[i]?.set(key, performance.now())
    }
    socket.on('view', look)
    return () => socket.off('view', look)
  })
  return async (key: unknown): Promise<number> => {
    while (seen.some((one) => !one.has(key))) await new Promise(setImmediate)
    for (const stop of stops) stop()
    return Math.max(...seen.map((one) => one.get(key) ?? 0))
  }
}
