import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { office, type RecordedEvent, readProfile } from '@poczekalnia/queue-core'
import { MemoryStore, openSqliteStore, type Person, type Store, verifyLog } from '@poczekalnia/queue-core/store'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { officeFile } from '../testing/running-hub.ts'
import { openSession, withNote } from './session.ts'

const place = office(readProfile(readFileSync(officeFile, 'utf8'), 'bydgoszcz.yaml'))
const clock = { demo: false, now: () => place.time.instant('2026-11-19', '12:05') }
const take = (n: number) =>
  ({ type: 'TakeTicket', queue: 'uzupelnienie-dokumentow', language: 'pl', ticket: `t${n}`, code: `c${n}` }) as const
const open = (store: Store, onFailure: (error: unknown) => void = () => undefined) =>
  openSession({ office: place, store, clock, onFailure })

test('[ALL-5] a start folds the log from the newest snapshot, and knows everything that was given out', async () => {
  const store = new MemoryStore()
  const first = await open(store)
  for (let i = 1; i <= 30; i++) await first.act(take(i), { actor: 'kiosk' })
  await first.keepSnapshot()
  await first.act(take(31), { actor: 'kiosk', key: 'tap' })
  const second = await open(store)
  expect(second.state).toEqual(first.state)
  expect(second.version()).toBe(31)
  expect(await second.act(take(32), { actor: 'kiosk', key: 'tap' })).toMatchObject({ repeated: { ticket: 't31' } })
})

test('[ALL-5] nothing is acknowledged when the disk refuses; it is told once, and the session is over', async () => {
  const store = openSqliteStore(join(mkdtempSync(join(tmpdir(), 'session-')), 'office.db'))
  const failures: unknown[] = []
  const session = await open(store, (error) => failures.push(error))
  await session.act(take(1), { actor: 'kiosk' })
  store.close()
  await expect(session.act(take(2), { actor: 'kiosk' })).rejects.toThrow()
  await expect(session.act(take(3), { actor: 'kiosk' })).rejects.toThrow()
  expect(failures).toHaveLength(1)
})

test('acts of the same turn are decided one after the other and share one write', async () => {
  const session = await open(new MemoryStore())
  await session.act(
    { type: 'OpenDesk', desk: 1, holder: { device: 'd', name: 'd', session: 's' }, takeOver: false },
    { actor: 'd' },
  )
  await session.act(take(1), { actor: 'kiosk' })
  const holder = { device: 'd', name: 'd', session: 's' }
  const presses = Array.from({ length: 5 }, (_, i) =>
    session.act({ type: 'CallNext', holder, call: `c${i}` }, { actor: 'd' }),
  )
  const outcomes = await Promise.all(presses)
  expect(outcomes.filter((o) => o.ok)).toHaveLength(1)
})

const holder = { device: 'd', name: 'd', session: 's' }
const half = '\ud800'
const dbFile = () => join(mkdtempSync(join(tmpdir(), 'session-')), 'office.db')
const visitor = (booking: string, more: Partial<Person> = {}): Person => ({
  ...{ booking, office: 'bydgoszcz', date: '2026-11-19', time: '12:20', queue: 'pobyt-staly', case: null },
  ...{ name: 'Anna', email: `${booking}@example.org` },
  ...more,
})

const bringing = (person: Person) => ({
  actor: 'operator',
  alongside: () => [{ type: 'put-person', person } as const],
})

/** What somebody asks in the test below: acts that can be kept, and every kind that can't. */
type Act = 'take' | 'again' | 'next' | 'note' | 'clock' | 'broken-key' | 'broken-actor' | 'broken-note' | 'same-person'
const askings: readonly Act[] = [
  ...(['take', 'take', 'take', 'again', 'next', 'note', 'clock'] as const),
  ...(['broken-key', 'broken-actor', 'broken-note', 'same-person'] as const),
]

test('[ALL-5] who asks what can’t be kept is refused; others are answered by what is on disk', async () => {
  let renewed = 0
  const run = async (asked: [what: Act, alone: boolean][]) => {
    const file = dbFile()
    const store = openSqliteStore(file)
    const failures: unknown[] = []
    const session = await openSession({
      ...{ office: place, store, clock, onFailure: (error) => failures.push(error) },
      onRefused: () => renewed++,
    })
    await session.act({ type: 'OpenDesk', desk: 1, holder, takeOver: false }, { actor: 'd' })
    await session.act(take(0), { actor: 'kiosk' })
    await session.act({ type: 'CallNext', holder, call: 'c0' }, { actor: 'd' })
    await store.append('people', 0, [], [{ type: 'put-person', person: visitor('b0') }])
    const act = (...of: Parameters<typeof session.act>) =>
      session.act(...of).then((told) => (told.ok ? null : told.refusal.code))
    const note = (text: string) => ({ actor: 'd', alongside: withNote('bydgoszcz', { text, by: 'd' }) })
    const ask = async (what: Act, n: number): Promise<string | null> => {
      switch (what) {
        case 'take':
        case 'again': {
          // The same tap under the same key is one ticket, also when it is decided twice.
          const key = what === 'take' ? `k${n}` : 'same'
          const told = await session.act(take(n), { actor: 'kiosk', key })
          const id = told.ok && (told.repeated ? told.repeated.ticket : `t${n}`)
          const number = id && session.state.tickets.get(id)?.number
          return number ? `${key} ${number}` : 'no number'
        }
        case 'next':
          return act({ type: 'CallNext', holder, call: `c${n}` }, { actor: 'd' })
        case 'note':
          return act({ type: 'NoteVisit', holder }, note('a note'))
        case 'clock':
          return act({ type: 'MoveClock' }, { actor: 'clock' })
        case 'broken-key':
          return act(take(n), { actor: 'kiosk', key: half })
        case 'broken-actor':
          return act(take(n), { actor: half })
        case 'broken-note':
          return act({ type: 'NoteVisit', holder }, note('\u0000'))
        case 'same-person':
          return act({ type: 'RecordSearch', found: n }, bringing(visitor(`b${n}`, { email: 'b0@example.org' })))
        default:
          return what satisfies never
      }
    }
    const given: Promise<string | null>[] = []
    for (const [n, [what, alone]] of asked.entries()) {
      const asking = ask(what, n + 1)
      given.push(asking)
      if (alone) await asking
    }
    const told = await Promise.all(given)
    expect(failures).toEqual([])
    for (const [n, [what]] of asked.entries()) {
      if (what === 'same-person' || what.startsWith('broken')) expect(told[n]).toBe('bad-request')
      else if (what === 'take' || what === 'again') expect(told[n]).toMatch(/ U\d{3}$/)
    }
    // Nothing is given twice: a number stands for one key.
    const numbers = new Set(told.filter((one) => one?.includes(' U')))
    expect(new Set([...numbers].map((one) => one?.split(' ')[1])).size).toBe(numbers.size)
    expect(session.isDurable()).toBe(true)
    const onDisk = await open(store)
    expect(session.state).toEqual(onDisk.state)
    expect(session.version()).toBe(onDisk.version())
    expect(session.state.tickets.size).toBe(1 + numbers.size)
    store.close()
    expect(verifyLog(file).ok).toBe(true)
  }
  const one = fc.tuple(fc.constantFrom(...askings), fc.boolean())
  await fc.assert(fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 30 }), run), { numRuns: 40 })
  expect(renewed).toBeGreaterThan(0)
})

test('[ALL-5] a profile that can not be kept is not in force either', async () => {
  const store = openSqliteStore(dbFile())
  const session = await open(store, (error) => expect.fail(String(error)))
  await session.startBy({ text: 'one', origin: 'file', inFile: true, fileBefore: null })
  const other = office({ ...place.profile, retentionDays: 3 })
  await expect(session.adopt(other, half)).rejects.toThrow('can not be kept')
  expect(session.office.profile.retentionDays).toBe(place.profile.retentionDays)
  expect(await session.adopt(other, 'operator')).toEqual([])
  expect(session.office.profile.retentionDays).toBe(3)
  store.close()
})

test('[ALL-5] an act that breaks off in the middle leaves nothing behind in the state', async () => {
  const store = openSqliteStore(dbFile())
  const session = await open(store, (error) => expect.fail(String(error)))
  await session.act(take(1), { actor: 'kiosk' })
  const halfWay = (recorded: readonly RecordedEvent[]): never => {
    throw new Error(`broke off after ${recorded.length} event(s) were folded`)
  }
  await expect(session.act(take(9), { actor: 'kiosk', alongside: halfWay })).rejects.toThrow('after 1 event')
  const told = await session.act(take(2), { actor: 'kiosk' })
  expect(told.ok).toBe(true)
  expect(session.state).toEqual((await open(store)).state)
  store.close()
})
