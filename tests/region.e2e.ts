import { afterEach, expect, test } from 'vitest'
import { testPostgres } from '../packages/queue-core/src/testing/test-postgres.ts'
import { type HookReceiver, openReceiver } from './support/hook-receiver.ts'
import { readEventsAt } from './support/log-check.ts'
import type { OfficeLoad } from './support/office-load.ts'
import { lostIn, openRegion, type Region } from './support/region.ts'

const patientLease = new URL('support/patient-lease.mjs', import.meta.url).href
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Two hubs on one database: the first works the office, the second stands by. */
async function twoHubs(more: Parameters<typeof openRegion>[1] = {}): Promise<{ region: Region; load: OfficeLoad }> {
  const region = await openRegion(await testPostgres(), {
    ...{ kept: true, withinMs: 10_000, nodeArgs: ['--import', patientLease] },
    ...more,
  })
  closing.push(() => region.remove())
  await region.hubs[0]!.start()
  await region.hubs[1]!.start()
  const load = region.begin()
  closing.push(() => load.stop())
  await load.further(30)
  return { region, load }
}

async function allIsThere(region: Region, load: OfficeLoad): Promise<void> {
  await load.stop()
  expect(load.complaints).toEqual([])
  const { lost, facts } = await lostIn(region, load)
  expect(lost).toEqual([])
  expect(facts.tickets.size).toBeGreaterThanOrEqual(load.tickets.size)
}

test('[REG-1] a hub is killed: the other takes the office over, and every act is there once', async () => {
  const receiver = await openReceiver(['ticket.issued', 'ticket.called'])
  closing.push(() => receiver.close())
  const { region, load } = await twoHubs({ hooks: receiver.file })
  await region.hubs[0]!.kill()
  await load.further(50)
  // Back on its folder, it stands by and hands on.
  await region.hubs[0]!.start()
  await region.hubs[1]!.kill()
  await load.further(50)
  await load.until(() => load.tickets.size + load.calls.size > 150, 'there is much to tell')
  await allIsThere(region, load)
  await toldInOrder(region, receiver)
})

test('[REG-1] a hub that slept writes nothing when it wakes up, and ends', async () => {
  const { region, load } = await twoHubs()
  const sleeper = region.hubs[0]!.pid()
  process.kill(sleeper, 'SIGSTOP')
  await load.further(50)
  process.kill(sleeper, 'SIGCONT')
  await expect.poll(() => isThere(sleeper)).toBe(false)
  await load.further(20)
  await allIsThere(region, load)
})

test('[REG-1] a planned hand-over: no tap is refused, and the office goes on', async () => {
  const { region, load } = await twoHubs()
  const { status } = await region.hubs[0]!.terminate()
  expect(status).toBe(0)
  await load.further(50)
  await allIsThere(region, load)
})

/** [REG-3] Another program was told everything, in the order of the log; what came again is the same message. */
async function toldInOrder({ place }: Region, { got }: HookReceiver): Promise<void> {
  const types = ['TicketIssued', 'TicketCalled', 'TicketRecalled', 'VisitJoined']
  const events = await readEventsAt(place, place.office)
  const first = got.findIndex(({ id }) => id.startsWith(`${place.office}.`))
  const from = Number(got[first]?.id.split('.')[1])
  const expected = events.flatMap(({ type, version }) =>
    types.includes(type) && version >= from ? [`${place.office}.${version}`] : [],
  )
  expect(expected.length).toBeGreaterThan(100)
  await expect.poll(() => [...new Set(got.map(({ id }) => id))]).toEqual(expected)
  for (const { id, body } of got) expect(body).toBe(got.find((one) => one.id === id)?.body)
}

/** Whether a process lives: one that has ended and that nobody has asked about yet does not. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
