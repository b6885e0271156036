import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startVirtualPrinter } from '@poczekalnia/printer'
import type { HubProcess } from '../../tests/support/hub-process.ts'
import { readEvents } from '../../tests/support/log-check.ts'
import { withHub } from './bench-hub.ts'
import { type Benchmark, ms, percentile } from './report.ts'

const [WARM, TAPS] = [10, 60]
/** Between two visitors: the printer is done with the one before. */
const REST_MS = 100

/** From a booked visitor's tap on "yes, this is my visit" to the last byte of the ticket at the printer. */
export const tapToPaper: Benchmark = {
  name: 'paper',
  async run() {
    const printer = await startVirtualPrinter()
    const address = `${printer.host}:${printer.port}`
    try {
      return await withHub(
        { devices: { kiosk: 1 }, args: ['--printer', address] },
        async ({ hub, office, join: enter }) => {
          const pins = await importBookings(hub, office)
          const [kiosk] = await enter('kiosk', 1)
          if (!kiosk) throw new Error('no machine')
          const [papers, answers]: [number[], number[]] = [[], []]
          for (const [i, pin] of pins.entries()) {
            const { visit } = await kiosk.ask<{ visit: { id: string } }>('find-visit', { pin })
            const cut = new Promise<number>((resolve) => {
              const stop = printer.onPaper(() => {
                stop()
                resolve(performance.now())
              })
            })
            const began = performance.now()
            await kiosk.ask('confirm-visit', { visit: visit.id, language: 'uk', key: `tap-${i}` })
            const answered = performance.now()
            const printed = await cut
            if (i >= WARM) {
              papers.push(printed - began)
              answers.push(answered - began)
            }
            await wait(REST_MS)
          }
          const paper = percentile(papers, 0.95)
          const answer = percentile(answers, 0.95)
          return [
            {
              name: 'booking tap → last byte at the printer, p95',
              figure: `${ms(paper)} (p50 ${ms(percentile(papers, 0.5))})`,
              baseline: `${ms(answer)} tap → number on the screen, p95`,
              ratio: paper / answer,
              aim: 'told',
              met: null,
            },
          ]
        },
      )
    } finally {
      await printer.stop()
    }
  },
}

/** Books a visit late today for everybody who will tap. @returns their PINs */
async function importBookings(hub: HubProcess, office: { id: string; zone: string }): Promise<string[]> {
  const today = Temporal.Now.plainDateISO(office.zone).toString()
  const line = (_: unknown, i: number) =>
    `${today},23:${10 + (i % 50)},pobyt-czasowy,Person ${i},person${i}@example.com`
  const csv = ['date,time,queue,name,email', ...Array.from({ length: WARM + TAPS }, line), ''].join('\n')
  const token = readFileSync(join(hub.dir, 'operator.token'), 'utf8').trim()
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${hub.url}/api/bookings`, { method: 'POST', headers, body: csv })
  const said = await answer.text()
  if (!said.includes(`"imported":${WARM + TAPS}`)) throw new Error(`the bookings were not imported: ${said}`)
  const events = await readEvents(hub.dbFile, office.id)
  return events.flatMap(({ type, data }) => (type === 'BookingImported' ? [(data as { pin: string }).pin] : []))
}
