import { dataFolder, verifyAt } from '@poczekalnia/queue-core/store'
import { expect } from 'vitest'
import { EventStream } from '../office/event-stream.ts'
import { officeModel } from '../office/office-model.ts'
import type { RunningHub } from './running-hub.ts'
import { askApi } from './staff-hands.ts'

/** That a hub lives, has complained of nothing, holds in memory what is on disk, and that its log verifies. */
export async function expectSound(running: RunningHub): Promise<void> {
  const { hub, store, dir } = running
  expect(running.failures).toEqual([])
  expect((await askApi(running, 'GET', '/healthz')).status).toBe(200)
  await hub.session.durable()
  const stream = hub.session.office.profile.id
  const onDisk = new EventStream({ store, stream, model: officeModel, isShared: false })
  await onDisk.refresh()
  expect(hub.session.version()).toBe(onDisk.version)
  expect(hub.session.state).toEqual(onDisk.state)
  expect((await verifyAt(dataFolder(dir))).ok).toBe(true)
}

const streams = ['staff', 'devices']
type Mark = ReadonlyMap<string, number>

/** How far each stream of the log has come. */
export async function logMark({ hub, store }: RunningHub): Promise<Mark> {
  const all = [hub.session.office.profile.id, ...streams]
  const ends = all.map(async (stream) => [stream, await store.versionBefore(stream, Number.MAX_SAFE_INTEGER)] as const)
  return new Map(await Promise.all(ends))
}

/** Types of the events that were written since. */
export async function writtenSince({ store }: RunningHub, mark: Mark): Promise<string[]> {
  const types: string[] = []
  for (const [stream, version] of mark) for await (const { type } of store.read(stream, version)) types.push(type)
  return types
}

/** Ids, numbers, hours and dates that this hub knows. */
export function knownTexts({ hub }: RunningHub): string[] {
  const { office, state } = hub.session
  const { queues, cancelReasons, pauseReasons, priority, cards, displays } = office.profile
  return [
    ...[...queues, ...cancelReasons, ...pauseReasons, ...(priority?.grounds ?? []), ...displays].map(({ id }) => id),
    ...cards,
    ...['U001', 'U002', 'U003', '13:00', '14:30', '2026-11-19', '2026-11-20', 'pl', 'Anna', 'clerk:Anna', '1', '0'],
    ...[...state.bookings.values()].flatMap(({ id, code: pin }) => [id, pin]),
  ]
}

/** Bookings of the day. */
export const someBookings = `date,time,queue,name,email,pin
2026-11-19,12:20,pobyt-czasowy,Olena Kowalenko,olena@example.com,4185
2026-11-19,12:20,pobyt-staly,Natalia Bondar,natalia@example.com,8684
2026-11-19,12:40,pobyt-czasowy,Andrij Melnyk,andrij@example.com,5874
2026-11-20,12:40,pobyt-czasowy,Andrij Melnyk,andrij@example.com,5874
`
