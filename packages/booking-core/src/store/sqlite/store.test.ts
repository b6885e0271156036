import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { booked, held, nine, now, pending, taking } from '../contract/samples.ts'
import { storeContract } from '../contract/store-contract.ts'
import { applicationId, schema } from './schema.ts'
import { openSqliteStore } from './store.ts'

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-booking-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

storeContract('sqlite', () => openSqliteStore(join(folder(), 'booking.db')))

test('[ALL-5] what was acknowledged is there when the file is opened again, for its owner only', async () => {
  const file = join(folder(), 'booking.db')
  const store = openSqliteStore(file)
  await store.bookings.write(taking(held('b1')), now)
  await store.close()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const again = openSqliteStore(file)
  expect(await again.bookings.get('b1')).toEqual(held('b1'))
  await again.close()
})

test('two programs on one file never give a place twice', async () => {
  const file = join(folder(), 'booking.db')
  const [one, two] = [openSqliteStore(file), openSqliteStore(file)]
  const answers = await Promise.all([
    one.bookings.write(taking(held('b1')), now),
    two.bookings.write(taking(held('b2')), now),
  ])
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  await one.close()
  await two.close()
})

test('a file of the first release is brought up, and its office’s order goes on', async () => {
  const file = join(folder(), 'booking.db')
  const db = new Database(file)
  db.exec(schema)
  db.pragma(`application_id = ${applicationId}`)
  db.pragma('user_version = 1')
  db.exec(`INSERT INTO bookings (id, office, version, state, matter, date, time, at, minutes, places, seat, draft, link,
    name, email, language, person, pin, sequence, created_at, changed_at, told) VALUES ('b1', 'a', 3, 'booked', 'pobyt',
    '2026-11-26', '09:00', ${nine}, 20, 'desks', 1, 'draft b1', 'link b1', 'Олена Коваль', 'b1@example.org', 'uk',
    'olena', '0451', 0, ${now}, ${now}, 7)`)
  db.close()
  const store = openSqliteStore(file)
  expect(await store.bookings.told('a', 0, 10)).toEqual([{ seq: 7, booking: booked(pending(held('b1'))) }])
  expect(await store.bookings.lastTold('a')).toBe(7)
  await store.close()
})

test('a file of another program, or of a newer release, is refused and stays as it was', () => {
  const dir = folder()
  const other = join(dir, 'other.db')
  const db = new Database(other)
  db.exec('CREATE TABLE t (x)')
  db.close()
  expect(() => openSqliteStore(other)).toThrow('belongs to another program')
  const newer = join(dir, 'newer.db')
  void openSqliteStore(newer).close()
  const raised = new Database(newer)
  raised.pragma('user_version = 99')
  raised.close()
  expect(() => openSqliteStore(newer)).toThrow('newer release')
  const text = join(dir, 'text.db')
  writeFileSync(text, 'no database'.repeat(100))
  expect(() => openSqliteStore(text)).toThrow()
})
