import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { ImportMessage } from '../apps/hub/src/features/bookings/index.ts'
import { type HubProcess, hubProcess } from './support/hub-process.ts'
import { readEvents } from './support/log-check.ts'

const ROWS = 3_000
const options = { office: join(import.meta.dirname, '../offices/bydgoszcz.yaml'), args: ['--at', '2026-11-19T12:05'] }
let hub: HubProcess
beforeAll(async () => {
  const amid = `${new URL('support/die-amid-import.mjs', import.meta.url)}?rows=${ROWS / 3}`
  hub = await hubProcess({ ...options, nodeArgs: ['--import', amid] })
  await hub.start()
})
afterAll(() => hub.remove())

const days = Array.from({ length: 40 }, (_, i) => Temporal.PlainDate.from('2027-01-11').add({ days: i })).filter(
  ({ dayOfWeek }) => dayOfWeek <= 5,
)
const line = (_: unknown, i: number) =>
  `${days[i % days.length]},${String(8 + (i % 7)).padStart(2, '0')}:00,pobyt-czasowy,Person ${i},p${i}@example.org`
const csv = ['date,time,queue,name,email', ...Array.from({ length: ROWS }, line)].join('\n')

/**
 * Sends the file and gives each message that comes back to `on`.
 * @returns the last one; `null` when the hub broke off
 */
async function send(on: (message: ImportMessage) => void): Promise<ImportMessage | null> {
  const token = readFileSync(join(hub.dir, 'operator.token'), 'utf8').trim()
  let last: ImportMessage | null = null
  let rest = ''
  try {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`${hub.url}/api/bookings`, { method: 'POST', headers, body: csv })
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      for (const text of lines) {
        last = ImportMessage.parse(JSON.parse(text))
        on(last)
      }
    }
    return last
  } catch {
    return null
  }
}

const imported = async () =>
  (await readEvents(hub.dbFile, 'bydgoszcz')).flatMap(({ type, data }) =>
    type === 'BookingImported' ? [data as { booking: string; date: string; pin: string }] : [],
  )

test('[ALL-5] a hub killed amid an import keeps what it told as done; the same file brings it whole', async () => {
  const others = (await imported()).length
  let told = 0
  const outcome = await send((message) => {
    if ('progress' in message) told = message.progress.done
  })
  expect(outcome === null || !('result' in outcome)).toBe(true)
  const before = (await imported()).length - others
  expect(before).toBeGreaterThanOrEqual(told)
  expect(before).toBeGreaterThanOrEqual(ROWS / 3)
  expect(before).toBeLessThan(ROWS)

  const dying = hub
  onTestFinished(() => dying.remove())
  hub = await hubProcess({ ...options, dir: dying.dir })
  await hub.start()
  const again = await send(() => undefined)
  expect(again).toMatchObject({ result: { imported: ROWS - before, unchanged: before, bad: [], badLines: 0 } })
  const all = await imported()
  expect(all.length - others).toBe(ROWS)
  expect(new Set(all.map(({ booking }) => booking)).size).toBe(all.length)
  expect(new Set(all.map(({ date, pin }) => `${date} ${pin}`)).size).toBe(all.length)
})
