import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { makePostgres, type PostgresServer, standbyName } from '../scripts/lib/postgres-server.ts'
import { runScript } from '../scripts/operator/run-script.ts'
import { labLink } from '../scripts/region-lab/link-lab.ts'
import type { OfficeLoad } from './support/office-load.ts'
import { lostIn, openRegion } from './support/region.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Two hubs that know a server and its standby, and people at their machines. */
async function twoHubs(server: PostgresServer, standby: { port: number }) {
  const both = server.url.replace(`127.0.0.1:${server.port}`, `127.0.0.1:${server.port},127.0.0.1:${standby.port}`)
  const region = await openRegion(both, { kept: true, withinMs: 4_000 })
  closing.push(() => region.remove())
  await Promise.all(region.hubs.map((hub) => hub.start()))
  const load = region.begin()
  closing.push(() => load.stop())
  await further(load, 30)
  return { region, load }
}

async function further(load: OfficeLoad, acts: number): Promise<void> {
  const until = load.acknowledged() + acts
  await expect.poll(() => load.acknowledged() >= until).toBe(true)
}

test('[REG-1] a synchronous standby is promoted: hubs find it, and nothing that was answered is lost', async () => {
  const server = await makePostgres()
  closing.push(() => server.stop())
  const standby = await server.standby({ settings: { synchronous_standby_names: standbyName } })
  const { region, load } = await twoHubs(server, standby)
  await server.kill()
  await standby.promote()
  await further(load, 50)
  await load.stop()
  expect(load.complaints).toEqual([])
  expect((await lostIn(region, load)).lost).toEqual([])
})

test('[REG-1] a standby that lacks what was answered is worked by nobody until numbers are raised', async () => {
  const server = await makePostgres()
  closing.push(() => server.stop())
  const way = await labLink(() => server.port)
  closing.push(() => way.close())
  const standby = await server.standby({ from: way.port })
  const { region, load } = await twoHubs(server, standby)
  way.cut()
  await further(load, 50)
  await server.kill()
  await standby.promote()
  const health = async () =>
    (await Promise.all(region.hubs.map((hub) => fetch(`${hub.url}/healthz`)))).map(({ status }) => status)
  const isLacking = () => region.hubs.some((hub) => hub.output().includes('has lost something'))
  await expect.poll(isLacking).toBe(true)
  // Both are there, and neither works the office.
  await expect.poll(health).toEqual([503, 503])
  const then = load.acknowledged()
  await wait(1_000)
  expect(load.acknowledged()).toBe(then)
  const given = new Set([...load.tickets.values()].map(({ number }) => number))

  const folder = mkdtempSync(join(tmpdir(), 'lacking-'))
  closing.push(() => rmSync(folder, { recursive: true, force: true }))
  const dir = region.hubs[0]!.dir
  const file = join(folder, 'now.db')
  expect(await runScript('backup', '--data', dir, '--to', file)).toMatchObject({ status: 0, err: '' })
  expect(await runScript('restore', file, '--data', dir)).toMatchObject({ status: 0, err: '' })
  // Those who wait for it take it up by themselves.
  const known = load.tickets.size
  await expect.poll(() => load.tickets.size > known + 5).toBe(true)
  await load.stop()
  const tickets = [...load.tickets.values()].map(({ number }) => number)
  expect(new Set(tickets).size).toBe(tickets.length)
  expect(tickets.length).toBeGreaterThan(given.size)
})
