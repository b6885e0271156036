import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { testPostgres } from '../../../queue-core/src/testing/test-postgres.ts'
import { draw, entry } from './contract/draws.ts'
import { booked, held, letter, now, pending, taking, write } from './contract/samples.ts'
import { copySite, siteTables } from './copy-site.ts'
import { type BookingPlace, bookingFile, openBookingStore } from './place.ts'

const alike = { 'booking.key': 'one' }

function folder(): Extract<BookingPlace, { kind: 'data-folder' }> {
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-site-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return { kind: 'data-folder', dir }
}

/** A site with something in each of its tables. */
async function filled(place: BookingPlace) {
  const store = await openBookingStore(place)
  const whole = booked(pending(held('b1')))
  await store.bookings.write(taking(held('b1'), { letters: [letter('m1')] }), now)
  await store.bookings.write(write(pending(held('b1'))), now)
  await store.bookings.write(write(whole, { tells: true, letters: [letter('m2')] }), now)
  await store.bookings.write(taking(held('b2', { seat: 2 })), now)
  await store.bookings.keepCodes('a', '2026-11-26', ['0815'])
  await store.accounts.write(
    { id: 'hash', office: 'a', email: 'b1@example.org', version: 1, door: null, expiresAt: now + 1 },
    null,
    now,
  )
  await store.cuts.put({
    ...{
      id: 'c1',
      office: 'a',
      kind: 'closed-early' as const,
      date: '2026-11-27',
      from: '09:00',
      to: null,
      places: null,
      seats: 0,
      staff: null,
    },
    at: now,
  })
  await store.line.join(
    { ticket: 't1', office: 'a', opens: now + 1, askedAt: now, network: 'n', mailbox: 'm', booking: null },
    1,
  )
  await store.line.spend('work', now + 1)
  const invitation = { id: 'i1', key: 'SO.1', case: 'SO-1', code: 'hash', lastDay: '2026-11-30' }
  await store.invitations.invite('a', 'pobyt', [invitation])
  await store.invitations.open({ office: 'a', matter: 'pobyt', key: 'SO.2', code: 'guess' }, 5)
  await store.draws.write({ draw: { before: null, draw: draw() } }, now)
  await store.draws.write({ entries: [{ before: null, entry: entry('e1') }] }, now)
  return { store, whole }
}

test('[REG-2] a site moves into a database and back: same rows, and places in its order go on', async () => {
  const [from, back] = [folder(), folder()]
  const there = { kind: 'postgres', url: await testPostgres(), schema: `booking_${randomUUID()}` } as const
  const { store, whole } = await filled(from)
  await expect(copySite(from, there, alike)).rejects.toThrow('a booking server works there, stop it first')
  await store.close()

  const copied = await copySite(from, there, alike)
  expect(copied.filter(({ rows }) => rows === 0)).toEqual([])
  await expect(copySite(from, there, alike)).rejects.toThrow('something is kept there already')
  const shared = await openBookingStore(there, alike)
  expect(await shared.bookings.byLink('link b1')).toEqual(whole)
  await expect(copySite(there, back, alike)).rejects.toThrow('a booking server works there, stop it first')
  await shared.close()
  await expect(copySite(there, back, { 'booking.key': 'other' })).rejects.toThrow('booking.key is another')
  expect(existsSync(bookingFile(back.dir))).toBe(false)

  expect(await copySite(there, back, alike)).toEqual(copied)
  await expect(copySite(there, back, alike)).rejects.toThrow('something is kept there already')
  for (const place of [there, back]) {
    const again = await openBookingStore(place)
    const off = { ...whole, version: 4, state: 'cancelled', by: 'visitor', reason: null } as const
    await again.bookings.write(write(off, { tells: true, letters: [letter('m3')] }), now)
    expect(await again.bookings.told('a', 1, 9)).toMatchObject([{ seq: 2, booking: { id: 'b1', state: 'cancelled' } }])
    expect((await again.letters.of('b1')).map(({ order }) => order)).toEqual([1, 2, 3])
    await again.close()
  }
})

test('every table of a site is copied', async () => {
  const place = folder()
  await (await openBookingStore(place)).close()
  const db = new Database(bookingFile(place.dir))
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck()
  expect(tables.all().sort()).toEqual([...siteTables].sort())
  db.close()
})

test('where no site is, nothing is copied', async () => {
  const [from, to] = [folder(), folder()]
  await expect(copySite(from, to, alike)).rejects.toThrow(`${from.dir}: there is no booking site's data in this folder`)
  expect(existsSync(bookingFile(to.dir))).toBe(false)
})
