import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { office, readProfile } from '@poczekalnia/queue-core'
import {
  checkCopy,
  databaseName,
  dataFolder,
  openStoreAt,
  type Person,
  type Store,
} from '@poczekalnia/queue-core/store'
import { expect, onTestFinished, test } from 'vitest'
// What a kill leaves is found in the same way for every file that is kept.
import { atEveryStep } from '../../../../../packages/queue-core/src/store/test-steps.ts'
import { openSession } from '../../office/session.ts'
import { officeFile } from '../../testing/running-hub.ts'
import { erasePast } from './retention.ts'

const place = office(readProfile(readFileSync(officeFile, 'utf8'), officeFile))
const { id } = place.profile
const now = place.time.instant('2026-11-19', '12:05')
const quiet = { info: () => undefined }

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'erase-kill-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

const person = (n: number, date: string): Person => ({
  ...{ booking: `b${n}`, office: id, date, time: '12:20', queue: 'pobyt-czasowy', case: null },
  ...{ name: `Oksana ${n}`, email: `oksana.${n}@example.org` },
})
const people = [
  ...Array.from({ length: 30 }, (_, n) => person(n, '2026-10-20')),
  ...Array.from({ length: 10 }, (_, n) => person(30 + n, '2026-11-19')),
]

/** An office that holds people of whom thirty have to go, and a note on the ticket of one of the others. */
async function filled(dir: string): Promise<void> {
  const store = await openStoreAt(dataFolder(dir))
  const events = people.map(({ booking, date, time, queue }) => ({
    ...{ at: now - 1, actor: 'operator', type: 'BookingImported' },
    data: {
      ...{ booking, date, time, hourAt: place.time.instant(date, time), queue },
      ...{ pin: '4711', language: null },
    },
  }))
  const visit = [
    [
      'TicketIssued',
      { ticket: 't1', number: 'A001', queue: 'pobyt-czasowy', language: 'pl', code: 'c1', booking: 'b30' },
    ],
    ['VisitNoted', { ticket: 't1', desk: 1 }],
  ] as const
  const note = { office: id, ticket: 't1', at: now - 1, by: 'clerk:Ewa', text: 'Brakuje zdjęcia' }
  await store.append(
    id,
    0,
    [...events, ...visit.map(([type, data]) => ({ at: now - 1, actor: 'clerk:Ewa', type, data }))],
    [...people.map((one) => ({ type: 'put-person', person: one }) as const), { type: 'add-note', note }],
  )
  await store.close()
}

const withSession = async (dir: string, work: (parts: Awaited<ReturnType<typeof session>>) => Promise<unknown>) => {
  const parts = await session(dir)
  await work(parts)
  await parts.store.close()
}
async function session(dir: string) {
  const store = await openStoreAt(dataFolder(dir))
  const onFailure = (error: unknown) => {
    throw error
  }
  return {
    store,
    session: await openSession({ office: place, store, clock: { demo: false, now: () => now }, onFailure }),
  }
}

/** How often the log tells of it, how many people are held and how many notes. */
async function found(store: Store, type: string): Promise<[told: number, people: number, notes: number]> {
  const events = await Array.fromAsync(store.read(id))
  const told = events.filter((event) => event.type === type).length
  return [told, (await store.people.all(id)).length, (await store.notes.of(id, 't1')).length]
}

test.each([
  [
    'whose time is over',
    ...(['PersonalDataErased', [0, 40, 1], [1, 10, 1]] as const),
    (dir: string) => withSession(dir, ({ session, store }) => erasePast(session, store, quiet)),
  ],
  [
    'who asked to be erased',
    ...(['PersonErased', [0, 40, 1], [1, 39, 0]] as const),
    (dir: string) =>
      withSession(dir, ({ session }) => session.act({ type: 'ErasePerson', booking: 'b30' }, { actor: 'a' })),
  ],
])(
  '[ALL-4] [ALL-8] killed at any step while people %s are erased: they are gone and the log tells of it, or neither',
  async (_, type, before, after, work) => {
    const dir = folder()
    await filled(dir)
    const moments = await atEveryStep(dir, folder(), () => work(dir))
    expect(moments.length).toBeGreaterThan(2)
    const seen = new Set<string>()
    for (const moment of moments) {
      const left = await openStoreAt(dataFolder(moment.dir))
      const told = await found(left, type)
      seen.add(String(told))
      expect([before, after], moment.before).toContainEqual(told)
      await left.close()
      expect(await checkCopy(join(moment.dir, databaseName), ['devices', 'staff']), moment.before).toMatchObject({
        ...{ ok: true, flaws: [] },
      })
    }
    expect(seen).toEqual(new Set([String(before), String(after)]))
  },
)
