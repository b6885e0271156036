import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { office, readProfile } from '@poczekalnia/queue-core'
import { MemoryStore, openSqliteStore, type Store } from '@poczekalnia/queue-core/store'
import { expect, test } from 'vitest'
import { officeFile } from '../testing/running-hub.ts'
import { openSession } from './session.ts'

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

test('[ALL-5] nothing is acknowledged when the disk refuses, the failure is told once, and the session is over', async () => {
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
