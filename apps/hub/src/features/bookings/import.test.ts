import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { bookingImporter } from './import.ts'

let running: RunningHub
beforeEach(async () => {
  running = await runHub()
})
afterEach(() => running.stop())

const header = 'date,time,queue,name,email,pin,language,case'
const row = (i: number, pin = '') =>
  `2026-11-${20 + (i % 7 < 5 ? 3 : 0)},${String(8 + (i % 7)).padStart(2, '0')}:00,pobyt-czasowy,` +
  `Person ${i},p${i}@example.org,${pin},,`
const clean = { imported: 0, changed: 0, unchanged: 0, bad: [], badLines: 0, warnings: [], warned: 0, pins: 0 }
const post = async (csv: string, query = '') => {
  const token = readFileSync(join(running.dir, 'operator.token'), 'utf8').trim()
  const response = await fetch(`${running.hub.url}/api/bookings${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: csv,
  })
  return {
    status: response.status,
    lines: (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}

test('the same file twice changes nothing', async () => {
  const csv = [header, row(1), row(2, '4711')].join('\n')
  expect((await post(csv)).lines.at(-1)).toEqual({ result: { ...clean, imported: 2, pins: 1 } })
  const before = running.hub.session.version()
  expect((await post(csv)).lines.at(-1)).toEqual({ result: { ...clean, unchanged: 2 } })
  expect(running.hub.session.version()).toBe(before)
})

test('while one line is bad nothing at all is imported; the rest is, when bad lines are to be skipped', async () => {
  const csv = [header, row(1), row(2, '-'), row(3, '4711'), row(10, '4712')].join('\n')
  const before = running.hub.session.version()
  const { result } = (await post(csv)).lines.at(-1)
  expect(result).toMatchObject({ imported: 0, pins: 0 })
  expect(result.bad.map((b: { line: number; reason: string }) => `${b.line} ${b.reason}`)).toEqual([
    '3 not-a-pin',
    '5 pin-too-close',
  ])
  for (const { text } of result.bad) expect(text).toMatch(/\w+ .*\w/)
  expect(running.hub.session.version()).toBe(before)
  expect((await post(csv, '?skip-bad=1')).lines.at(-1).result).toMatchObject({ imported: 2, pins: 1 })
})

test('without the operator’s token nothing is taken', async () => {
  const response = await fetch(`${running.hub.url}/api/bookings`, { method: 'POST', body: header })
  expect(response.status).toBe(401)
  const kiosk = { authorization: `Bearer ${running.tokens.kiosk}` }
  expect(
    (await fetch(`${running.hub.url}/api/bookings`, { method: 'POST', headers: kiosk, body: header })).status,
  ).toBe(401)
})

test('a big file is imported in seconds, with progress, and the hub answers in between', async () => {
  const days = Array.from({ length: 40 }, (_, i) => Temporal.PlainDate.from('2027-01-11').add({ days: i })).filter(
    (d) => d.dayOfWeek <= 5,
  )
  const rows = days.flatMap((day, d) =>
    Array.from(
      { length: 300 },
      (_, i) =>
        `${day},${String(8 + (i % 7)).padStart(2, '0')}:${String((i * 10) % 60).padStart(2, '0')},pobyt-staly,` +
        `Person ${d}-${i},p${d}.${i}@example.org,,,`,
    ),
  )
  const { session } = running.hub
  const progress: number[] = []
  const run = bookingImporter(session, { page: () => [] } as never)
  const order = { csv: Buffer.from([header, ...rows].join('\n')), skipBad: false, actor: 'test' }
  // Somebody who asks when a tenth is done is answered before all is.
  let answeredAt = 0
  const onProgress = (done: number) => {
    if (progress.length === Math.floor(rows.length / 400))
      void fetch(`${running.hub.url}/healthz`).then(() => {
        answeredAt = progress.at(-1) ?? 0
      })
    progress.push(done)
  }
  const result = await run({ ...order, onProgress })
  expect(result).toMatchObject({ imported: rows.length, bad: [], pins: rows.length })
  expect(progress.at(-1)).toBe(rows.length)
  expect(progress.length).toBeGreaterThan(10)
  expect(answeredAt).toBeGreaterThan(0)
  expect(answeredAt).toBeLessThan(rows.length)
})

test('[ALL-4] the log holds no name, e-mail or case of an imported booking', async () => {
  await post([header, '2026-11-23,09:00,pobyt-staly,Żaneta Ćwiąkalska,zaneta@example.org,,,WSC-77/2026'].join('\n'))
  const { state } = running.hub.session
  const all = JSON.stringify([...state.bookings.values()])
  expect(all).not.toMatch(/Żaneta|zaneta|WSC-77/)
})

test('[OLS-1] a visit that is brought after its hour waits at once, and can be called in that second', async () => {
  await running.stop()
  running = await runHub({
    profile: (yaml) => yaml.replace('    prefix: A\n', '    prefix: A\n    arrival: by-number\n'),
  })
  const counter = await running.join('counter')
  await counter.ask('open-desk', { desk: 1 })
  expect(await counter.code('call-next')).toBe('nobody-waiting')
  const line = (time: string, number: string) =>
    `2026-11-19,${time},pobyt-czasowy,Olena Kowal,olena@example.org,${number},uk,`
  const csv = [header, line('12:00', 'A001'), line('13:00', 'A002')].join('\n')
  expect((await post(csv)).lines.at(-1).result).toMatchObject({ imported: 2, bad: [] })
  expect((await counter.ask('call-next')).ticket).toMatchObject({ number: 'A001' })
  await counter.ask('finish')
  expect(await counter.code('call-next')).toBe('nobody-waiting')
})

test('[BOK-4] whoever is imported again, written otherwise or at another hour, has one visit and one PIN', async () => {
  const line = (time: string, name: string, email: string, party = '') =>
    [header, `2026-11-19,${time},pobyt-czasowy,${name},${email},,uk,,${party}`]
      .join('\n')
      .replace('case\n', 'case,party\n')
  const { result: first } = (await post(line('12:20', 'Liam O’Hara', 'liam@example.org'))).lines.at(-1)
  expect(first).toMatchObject({ imported: 1, pins: 1 })
  const { state } = running.hub.session
  const [booking] = [...state.bookings.values()].filter(({ date, time }) => date === '2026-11-19' && time === '12:20')
  const kept = () => state.bookings.get(booking?.id ?? '')
  const held = () => running.store.people.get(booking?.id ?? '')
  const known = state.bookings.size

  const spelt = (await post(line('12:20', "LIAM O'HARA", 'Liam@Example.org'))).lines.at(-1).result
  expect(spelt).toMatchObject({ imported: 0, changed: 1, pins: 0 })
  expect(spelt.warnings).toMatchObject([{ line: 2, column: 'name, email', reason: 'changed' }])
  expect(await held()).toMatchObject({ name: "LIAM O'HARA", email: 'Liam@Example.org' })

  const moved = (await post(line('12:40', 'Liam O’Hara', 'liam@example.org'))).lines.at(-1).result
  expect(moved).toMatchObject({ imported: 0, changed: 1, pins: 0 })
  expect(moved.warnings[1]?.text).toContain('2026-11-19 12:20')
  expect(kept()).toMatchObject({ time: '12:40', code: booking?.code, status: 'expected' })
  expect(await held()).toMatchObject({ time: '12:40', name: 'Liam O’Hara' })
  expect(state.bookings.size).toBe(known)

  expect((await post(line('12:40', 'Liam O’Hara', 'liam@example.org', '0'))).lines.at(-1).result.bad).toMatchObject([
    { line: 2, column: 'party', reason: 'not-a-party' },
  ])
  const kiosk = await running.join('kiosk')
  const found = (await kiosk.ask('find-visit', { pin: booking?.code })) as unknown as { visit: { hour: string } }
  expect(found.visit.hour).toBe('12:40')
})
