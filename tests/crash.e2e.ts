import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { verifyLog } from '@poczekalnia/queue-core/store'
import { afterEach, expect, test } from 'vitest'
import { freePort } from './support/free-port.ts'
import { addDevices, type HubProcess, hubProcess } from './support/hub-process.ts'
import { checkLog, readEvents } from './support/log-check.ts'
import { type OfficeLoad, startLoad } from './support/office-load.ts'

const KILLS = 50
const [KIOSKS, DESKS, DISPLAYS] = [6, 8, 2]
const names = (count: number) => Array.from({ length: count }, (_, i) => `device ${i + 1}`)

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A Thursday of Bydgoszcz with many bookings, and devices for everybody; the hub does not run yet. */
async function thursday(): Promise<{ hub: HubProcess; begin: () => OfficeLoad }> {
  const folder = mkdtempSync(join(tmpdir(), 'crash-office-'))
  const office = join(folder, 'office.yaml')
  copyFileSync(join(import.meta.dirname, '../offices/bydgoszcz.yaml'), office)
  cpSync(join(import.meta.dirname, '../offices/cards'), join(folder, 'cards'), { recursive: true })
  const lines = Array.from({ length: 300 }, (_, i) => {
    const minute = i % 60
    const queue = ['pobyt-czasowy', 'pobyt-staly', 'rezydent-ue'][i % 3]
    return `2026-11-19,13:${String(minute).padStart(2, '0')},${queue},Person ${i},person${i}@example.com`
  })
  writeFileSync(join(folder, 'office.bookings.csv'), ['date,time,queue,name,email', ...lines, ''].join('\n'))
  // No printer answers there: each ticket's paper fails and is recorded, which is load as well.
  const printer = `127.0.0.1:${await freePort()}`
  const hub = await hubProcess({ office, args: ['--at', '2026-11-19T12:05', '--printer', printer] })
  closing.push(
    () => rmSync(folder, { recursive: true, force: true }),
    () => hub.remove(),
  )
  const kiosks = await addDevices(hub.dbFile, 'kiosk', names(KIOSKS))
  const counters = await addDevices(hub.dbFile, 'counter', names(DESKS))
  const displays = await addDevices(hub.dbFile, 'display', names(DISPLAYS))
  const begin = () => {
    const { pins } = JSON.parse(readFileSync(join(hub.dir, 'demo.json'), 'utf8')) as { pins: { pin: string }[] }
    const load = startLoad({
      url: hub.url,
      kiosks,
      counters,
      displays,
      walkIn: 'uzupelnienie-dokumentow',
      pins: pins.map((p) => p.pin),
    })
    closing.push(() => load.stop())
    return load
  }
  return { hub, begin }
}

/** Everything that anybody was told stands in the log, and the log holds together. */
async function nothingIsLost(hub: HubProcess, load: OfficeLoad) {
  const told = {
    tickets: [...load.tickets.values()],
    calls: [...load.calls.values()],
    shownCalls: [...load.shown.calls],
    shownTickets: [...load.shown.tickets],
  }
  const facts = checkLog(await readEvents(hub.dbFile, 'bydgoszcz'))
  for (const { id, number } of told.tickets) expect(facts.tickets.get(id), `ticket ${number}`).toBe(number)
  for (const { call, id, desk } of told.calls) expect(facts.calls.get(call)).toEqual({ ticket: id, desk })
  for (const id of told.shownTickets) expect(facts.tickets.has(id), `ticket ${id} that a machine has shown`).toBe(true)
  for (const [call, { number, desk }] of told.shownCalls) {
    const inLog = facts.calls.get(call)
    expect({ desk: inLog?.desk, number: facts.tickets.get(inLog?.ticket ?? '') }).toEqual({ desk, number })
  }
  for (const { page, number } of told.tickets.slice(-2))
    expect(await (await fetch(`${hub.url}${page}`)).text()).toContain(number)
  expect(load.complaints).toEqual([])
  return facts
}

test(`[ALL-5] [ALL-1] [ALL-6] killed ${KILLS} times under load, the hub forgets and repeats nothing`, async () => {
  const { hub, begin } = await thursday()
  await hub.start()
  const load = begin()
  const confirmed = () => [...load.tickets.values()].filter(({ hour }) => hour !== undefined).length
  await load.until(() => load.tickets.size >= 5 * KIOSKS, 'every machine gives out tickets')
  for (let kill = 1; kill <= KILLS; kill++) {
    await load.further(20)
    // However slow the machine is, each kill meets everybody linked, and acts that were asked for again.
    await load.until(() => load.reconnects() >= (kill - 1) * (KIOSKS + DESKS), 'everybody is linked again')
    await load.until(() => load.repeats.overRestart >= (kill - 1) * (KIOSKS - 2), 'acts are asked for again')
    await wait(Math.random() * 300)
    await hub.kill()
    if (kill % 10 === 0) {
      // And once more while it starts.
      const starting = hub.start().catch(() => undefined)
      await wait(100 + Math.random() * 400)
      await hub.kill()
      await starting
    }
    await hub.start()
    await nothingIsLost(hub, load)
  }
  await load.further(200)
  await load.until(() => load.repeats.overRestart > KILLS * (KIOSKS - 2), 'acts are asked for again')
  await load.until(() => confirmed() > 50, 'many visitors with a booking have come')
  await load.stop()

  const facts = await nothingIsLost(hub, load)
  // Every asking was answered in the end, so each ticket and call of the log is one that somebody was told of.
  expect(facts.tickets.size).toBe(load.tickets.size)
  expect(facts.calls.size).toBe(load.calls.size)
  expect(load.reconnects()).toBeGreaterThanOrEqual(KILLS * (KIOSKS + DESKS))
  await hub.terminate()
  expect(verifyLog(hub.dbFile)).toMatchObject({ ok: true })
}, 2_400_000)

test('[ALL-5] told to stop under load, the hub ends by itself and keeps what it acknowledged', async () => {
  const { hub, begin } = await thursday()
  await hub.start()
  const load = begin()
  for (let stop = 1; stop <= 3; stop++) {
    await load.further(100)
    expect(await hub.terminate()).toEqual({ status: 0 })
    await hub.start()
    await nothingIsLost(hub, load)
  }
  await load.further(100)
  await load.stop()
  const facts = await nothingIsLost(hub, load)
  expect(facts.tickets.size).toBe(load.tickets.size)
  await hub.terminate()
  expect(verifyLog(hub.dbFile)).toMatchObject({ ok: true })
})
