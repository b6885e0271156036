import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ImportMessage, type ImportResult } from '../../apps/hub/src/features/bookings/index.ts'
import type { HubProcess } from '../../tests/support/hub-process.ts'
import { withHub } from './bench-hub.ts'
import { walkIn } from './office.ts'
import { type Benchmark, count, ms, percentile } from './report.ts'

const [ROWS, A_DAY] = [60_000, 400]
const [WARM, PRESSES] = [50, 300]
/** Between two visits: a busy hall's, not a flood. */
const REST_MS = 20

/** A clerk's *next*, answered, while a file of 60,000 bookings is imported, against the same before and after it. */
export const duringImport: Benchmark = {
  name: 'import',
  run: () =>
    withHub({ devices: { kiosk: 1, counter: 1 } }, async ({ hub, office, join: enter }) => {
      const [kiosk] = await enter('kiosk', 1)
      const [clerk] = await enter('counter', 1)
      if (!kiosk || !clerk) throw new Error('no machine, or no clerk')
      await clerk.ask('open-desk', { desk: 1 })
      const calls = async (goOn: (pressed: number) => boolean) => {
        const took: number[] = []
        while (goOn(took.length)) {
          await kiosk.ask('take-ticket', { queue: walkIn, language: 'pl', key: randomUUID() })
          const began = performance.now()
          await clerk.ask('call-next', {})
          took.push(performance.now() - began)
          await clerk.ask('finish', {})
          await wait(REST_MS)
        }
        return took
      }
      await calls((pressed) => pressed < WARM)
      const without = await calls((pressed) => pressed < PRESSES)
      const began = performance.now()
      let done = false
      const importing = importRows(hub, office.zone).finally(() => {
        done = true
      })
      const during = await calls(() => !done)
      const { imported, bad } = await importing
      if (imported !== ROWS) throw new Error(`${imported} bookings were imported: ${JSON.stringify(bad.slice(0, 3))}`)
      const seconds = (performance.now() - began) / 1000
      without.push(...(await calls((pressed) => pressed < PRESSES)))
      const [busy, calm] = [percentile(during, 0.95), percentile(without, 0.95)]
      return [
        {
          name: `call during an import of ${count(ROWS)} rows, p95`,
          figure: `${ms(busy)} (p50 ${ms(percentile(during, 0.5))})`,
          baseline: `${ms(calm)} without (p50 ${ms(percentile(without, 0.5))})`,
          ratio: busy / calm,
          aim: '≤ 2',
          met: busy / calm <= 2,
        },
        {
          name: `the import itself, ${count(during.length)} calls meanwhile`,
          figure: `${seconds.toFixed(1)} s`,
          baseline: `slowest call ${ms(Math.max(...during))}, without ${ms(Math.max(...without))}`,
          ratio: null,
          aim: 'told',
          met: null,
        },
      ]
    }),
}

/** Imports a year's bookings as an operator does, from tomorrow on. */
async function importRows(hub: HubProcess, zone: string): Promise<ImportResult> {
  const tomorrow = Temporal.Now.plainDateISO(zone).add({ days: 1 })
  const line = (_: unknown, i: number) => {
    const date = tomorrow.add({ days: Math.floor(i / A_DAY) })
    const time = `${String(8 + (i % 8)).padStart(2, '0')}:${String((i * 10) % 60).padStart(2, '0')}`
    return `${date},${time},pobyt-czasowy,Person ${i},person${i}@example.com`
  }
  const csv = ['date,time,queue,name,email', ...Array.from({ length: ROWS }, line), ''].join('\n')
  const token = readFileSync(join(hub.dir, 'operator.token'), 'utf8').trim()
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${hub.url}/api/bookings`, { method: 'POST', headers, body: csv })
  const last = (await answer.text()).trim().split('\n').at(-1) ?? ''
  const message = ImportMessage.parse(JSON.parse(last))
  if (!('result' in message)) throw new Error(`the bookings were not imported: ${last}`)
  return message.result
}
