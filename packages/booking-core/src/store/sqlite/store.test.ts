import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { held, now, taking } from '../contract/samples.ts'
import { storeContract } from '../contract/store-contract.ts'
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
