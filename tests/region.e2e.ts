import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { testPostgres } from '../packages/queue-core/src/testing/test-postgres.ts'
import type { OfficeLoad } from './support/office-load.ts'
import { lostIn, openRegion, type Region } from './support/region.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Two hubs on one database: the first works the office, the second stands by. */
async function twoHubs(): Promise<{ region: Region; load: OfficeLoad }> {
  const region = await openRegion(await testPostgres(), { kept: true, withinMs: 4_000 })
  closing.push(() => region.remove())
  await region.hubs[0]!.start()
  await region.hubs[1]!.start()
  const load = region.begin()
  closing.push(() => load.stop())
  await further(load, 30)
  return { region, load }
}

/** Waits until so many further acts were acknowledged. How long it takes is measured by `npm run test:region`. */
async function further(load: OfficeLoad, acts: number): Promise<void> {
  const until = load.acknowledged() + acts
  const began = performance.now()
  while (load.acknowledged() < until) {
    if (performance.now() - began > 120_000)
      throw new Error(`the clients do not carry on: ${load.complaints.join('; ')}`)
    await wait(5)
  }
}

async function allIsThere(region: Region, load: OfficeLoad): Promise<void> {
  await load.stop()
  expect(load.complaints).toEqual([])
  const { lost, facts } = await lostIn(region, load)
  expect(lost).toEqual([])
  expect(facts.tickets.size).toBeGreaterThanOrEqual(load.tickets.size)
}

test('[REG-1] a hub is killed: the other takes the office over, and every act is there once', async () => {
  const { region, load } = await twoHubs()
  await region.hubs[0]!.kill()
  await further(load, 50)
  // Back on its folder, it stands by and hands on.
  await region.hubs[0]!.start()
  await region.hubs[1]!.kill()
  await further(load, 50)
  await allIsThere(region, load)
})

test('[REG-1] a hub that slept writes nothing when it wakes up, and ends', async () => {
  const { region, load } = await twoHubs()
  const sleeper = region.hubs[0]!.pid()
  process.kill(sleeper, 'SIGSTOP')
  await further(load, 50)
  process.kill(sleeper, 'SIGCONT')
  await expect.poll(() => isThere(sleeper)).toBe(false)
  await further(load, 20)
  await allIsThere(region, load)
})

test('[REG-1] a planned hand-over: no tap is refused, and the office goes on', async () => {
  const { region, load } = await twoHubs()
  const { status } = await region.hubs[0]!.terminate()
  expect(status).toBe(0)
  await further(load, 50)
  await allIsThere(region, load)
})

/** Whether a process lives: one that has ended and that nobody has asked about yet does not. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
