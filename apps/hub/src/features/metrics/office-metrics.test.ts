import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RunningHub, runHub } from '../../testing/running-hub.ts'
import { metricsVariable } from './reader.ts'

const queue = 'uzupelnienie-dokumentow'
let running: RunningHub

beforeAll(async () => {
  running = await runHub()
  await running.importCsv(
    'date,time,queue,name,email,pin\n2026-11-19,12:20,pobyt-czasowy,Olena Kowal,olena@example.org,4711',
  )
  const kiosk = await running.join('kiosk')
  const desk = await running.join('counter', 'page')
  for (let i = 0; i < 3; i++) await kiosk.ask('take-ticket', { queue, language: 'uk' })
  await kiosk.ask('find-visit', { pin: '9999' })
  await kiosk.ask('take-ticket', { queue: 'none', language: 'uk' })
  await desk.ask('open-desk', { desk: 3 })
  running.clock.pass(90_000)
  await desk.ask('call-next')
  await desk.ask('finish')
  // Views go out by themselves, some time after the act: one that has arrived was counted.
  for (const client of [kiosk, desk]) await client.until(() => true)
})
afterAll(() => running.stop())

const read = async (headers: Record<string, string> = {}) => fetch(`${running.hub.url}/metrics`, { headers })

/** Samples by name and labels, as they are written. */
async function samples(): Promise<Map<string, number>> {
  const lines = (await (await read()).text()).split('\n').filter((line) => line && !line.startsWith('#'))
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}

test('the figures tell of desks, queues, tickets, calls, refusals, links, acts and the log', async () => {
  expect((await read()).headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const told = await samples()
  const of = (name: string, labels = '') => told.get(`poczekalnia_${name}{office="bydgoszcz"${labels}}`)
  expect(of('desks', ',state="open"')).toBe(1)
  expect(of('waiting', `,queue="${queue}"`)).toBe(2)
  expect(of('longest_wait_seconds', `,queue="${queue}"`)).toBeCloseTo(90, 0)
  expect(of('longest_wait_seconds', ',queue="pobyt-czasowy"')).toBe(0)
  expect(of('tickets_issued_total', `,queue="${queue}"`)).toBe(3)
  expect(of('tickets_issued_total', ',queue="pobyt-czasowy"')).toBe(0)
  expect(of('calls_total', ',reason="longest-waiting-walk-in"')).toBe(1)
  expect(of('visits_finished_total')).toBe(1)
  expect(of('refusals_total', ',namespace="kiosk",code="pin-unknown"')).toBe(1)
  expect(of('refusals_total', ',namespace="kiosk",code="queue-unknown"')).toBe(1)
  expect(of('devices_linked', ',kind="kiosk"')).toBe(1)
  expect(of('devices_linked', ',kind="display"')).toBe(0)
  expect(of('printer_state', ',state="offline"')).toBe(1)
  expect(of('printer_state', ',state="ready"')).toBe(0)
  expect(of('views_sent_total', ',namespace="kiosk"')).toBeGreaterThan(0)
  expect(of('act_seconds_count', ',namespace="kiosk"')).toBe(5)
  expect(of('act_seconds_bucket', ',namespace="counter",le="+Inf"')).toBe(3)
  expect(of('commit_seconds_count')).toBeGreaterThan(5)
  expect(of('log_version')).toBe(running.hub.session.version())
  expect(told.get('process_resident_memory_bytes{office="bydgoszcz"}')).toBeGreaterThan(1e7)
  const delays = async () => (await samples()).get('poczekalnia_event_loop_delay_seconds_count{office="bydgoszcz"}')
  await expect.poll(delays).toBeGreaterThan(0)
})

test('[ALL-4] no figure names a visitor, a ticket, a PIN or a device', async () => {
  const names = [...(await samples()).keys()].join('\n')
  expect(names).not.toMatch(/Olena|Kowal|example\.org|4711|9999|U00\d|test kiosk/)
})

test('they are for programs of this machine, and with a token for who shows it', async () => {
  expect((await read({ 'x-forwarded-for': '10.0.0.1' })).status).toBe(401)
  vi.stubEnv(metricsVariable, 'a token of the operator')
  try {
    expect((await read()).status).toBe(401)
    expect((await read({ authorization: 'Bearer other' })).status).toBe(401)
    vi.stubEnv(metricsVariable, 'token')
    expect((await read({ authorization: 'Bearer token' })).status).toBe(200)
  } finally {
    vi.unstubAllEnvs()
  }
})
