import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type CalledTicket, type DisplayView, staffLanguages as languages } from '@poczekalnia/protocol'
import { type BenchHub, withHub } from './bench-hub.ts'
import type { Client } from './clients.ts'
import { whenAllSee } from './next-to-displays.ts'
import { walkIn } from './office.ts'
import { openPhone, type Phone, whenAllSaySomethingElse } from './phones.ts'
import { processorMs } from './processor.ts'
import { type Benchmark, type Line, ms, percentile } from './report.ts'
import { type Relay, startRelay } from './start-relay.ts'

/** One desk: how far an estimate must look ahead, and so what a page costs, grows with them. */
const [DISPLAYS, PHONES, DESKS] = [50, 1_000, 1]
const [WARM, PRESSES] = [3, 40]
/**
 * A hub that takes seconds for each press is measured for so long, milliseconds, and by no fewer presses than these.
 */
const [LONGEST_MS, LEAST] = [120_000, 12]
/** Between an act and the next one: longer than news of a room that goes on changing are held back. */
const REST_MS = 400
/** The hub takes 200 asks a second from one machine. */
const KIOSK_REST_MS = 5

/**
 * One press: milliseconds until the last display, the called visitor's phone and the last of all phones told of the
 * call; and of processor that whoever told them took meanwhile.
 */
type Took = { displays: number; called: number; phones: number; processor: number }

/**
 * From a clerk's press to the last of 50 displays and the last of 1,000 open ticket pages, against the same over a
 * relay. All pages are of walk-ins of one queue, so each of them changes by every call: one person fewer is before it.
 */
export const callWithPhones: Benchmark = {
  name: 'phones',
  run: () =>
    withHub({ desks: DESKS, devices: { kiosk: 1, counter: DESKS, display: DISPLAYS } }, async (bench) => {
      const pages = await takePages(bench, DESKS + WARM + PRESSES + PHONES)
      const clerks = await bench.join('counter', DESKS)
      for (const [i, clerk] of clerks.entries()) {
        await clerk.ask('open-desk', { desk: i + 1 })
        await clerk.ask('call-next', {})
      }
      const displays = await bench.join('display', DISPLAYS)
      let view: DisplayView | null = null
      displays[0]?.socket.on('view', (news: DisplayView) => {
        view = news
      })
      const relay = await startRelay(DISPLAYS, PHONES)
      const phones: Phone[] = []
      const open = (page: string | undefined) => openPhone(bench.hub.url, `${page}/events`)
      const [ofHub, ofRelay]: [Took[], Took[]] = [[], []]
      try {
        phones.push(...(await Promise.all(pages.slice(DESKS, DESKS + PHONES).map(open))))
        const began = performance.now()
        for (let press = 0; press < WARM + PRESSES; press++) {
          if (ofHub.length >= LEAST && performance.now() - began > LONGEST_MS) break
          const clerk = clerks[press % DESKS] as Client
          await clerk.ask('finish', {})
          await wait(REST_MS)
          const took = await timed<DisplayView>(
            bench.hub.pid(),
            displays,
            phones,
            (shown) => shown.calls[0]?.id,
            async () => {
              const { ticket } = await clerk.ask<{ ticket: CalledTicket }>('call-next', {})
              return ticket.call
            },
          )
          await wait(REST_MS)
          const relayed = await overRelay(relay, press, view, phones.at(-1)?.news() ?? '')
          if (press >= WARM) {
            ofHub.push(took)
            ofRelay.push(relayed)
          }
          // Who was called leaves, and somebody else has a page open.
          phones.shift()?.close()
          phones.push(await open(pages[DESKS + PHONES + press]))
        }
      } finally {
        for (const phone of phones) phone.close()
        relay.stop()
      }
      return lines(ofHub, ofRelay)
    }),
}

async function takePages(bench: BenchHub, tickets: number): Promise<string[]> {
  const [kiosk] = await bench.join('kiosk', 1)
  if (!kiosk) throw new Error('no kiosk')
  const pages: string[] = []
  for (let i = 0; i < tickets; i++) {
    const asked = { queue: walkIn, language: languages[i % languages.length], key: randomUUID() }
    await wait(KIOSK_REST_MS)
    pages.push((await kiosk.ask<{ ticket: { page: string } }>('take-ticket', asked)).ticket.page)
  }
  return pages
}

/**
 * Lets somebody press, and waits until everybody has been told.
 * @param teller number of the process that tells them
 * @param press answers what the displays know the call by
 */
async function timed<View>(
  teller: number,
  displays: readonly Client[],
  phones: readonly Phone[],
  what: (view: View) => unknown,
  press: () => Promise<unknown>,
): Promise<Took> {
  const shown = whenAllSee<View>(displays, what)
  const told = whenAllSaySomethingElse(phones)
  const [began, before] = [performance.now(), processorMs(teller)]
  const key = await press()
  const took = { displays: (await shown(key)) - began, phones: (await told()) - began }
  return { ...took, called: (phones[0]?.saidAt() ?? 0) - began, processor: processorMs(teller) - before }
}

/**
 * The same over the relay: a view and a page's news of the same size as the hub's, the news in other words each time.
 */
const overRelay = (relay: Relay, press: number, view: DisplayView | null, news: string): Promise<Took> =>
  timed<{ press: number }>(
    relay.pid,
    relay.listeners,
    relay.phones,
    (shown) => shown.press,
    async () => {
      const worded = news.replace(
        /(data-say>|"say":")([^<"]*)/,
        (_all, mark: string, said: string) => `${mark}${String(press).padEnd(said.length)}`,
      )
      await relay.presser.socket.emitWithAck('press', { press, view, news: worded })
      return press
    },
  )

function lines(ofHub: readonly Took[], ofRelay: readonly Took[]): Line[] {
  const line = (name: string, last: (took: Took) => number, aim: number | null): Line => {
    const [hub, bare] = [ofHub.map(last), ofRelay.map(last)]
    const ratio = percentile(hub, 0.95) / percentile(bare, 0.95)
    return {
      name,
      figure: `${ms(percentile(hub, 0.95))} (p50 ${ms(percentile(hub, 0.5))})`,
      baseline: `${ms(percentile(bare, 0.95))} bare relay (p50 ${ms(percentile(bare, 0.5))})`,
      ratio,
      aim: aim === null ? 'told' : `≤ ${aim}`,
      met: aim === null ? null : ratio <= aim,
    }
  }
  return [
    line(`next → displays and ${PHONES.toLocaleString('en')} phones, p95`, (t) => Math.max(t.displays, t.phones), 1.3),
    line(`  the last of ${DISPLAYS} displays`, (t) => t.displays, null),
    line('  the called visitor’s phone', (t) => t.called, null),
    line('  processor of it all, hub or relay', (t) => t.processor, null),
  ]
}
