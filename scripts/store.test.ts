import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBookingStore } from '@poczekalnia/booking-core/store'
import { checkAt, dataFolder, inDatabase, noteWhereKept, openLogAt, openStoreAt } from '@poczekalnia/queue-core/store'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { alikeOf, openSecrets } from '../apps/booking/src/secrets.ts'
import { runHub } from '../apps/hub/src/testing/running-hub.ts'
import { addMember, firstAdministrator } from '../apps/hub/src/testing/staff-hands.ts'
import { testDatabase } from '../packages/queue-core/src/testing/test-postgres.ts'
import { runScript, scratchFolder } from './operator/run-script.ts'

const walkIn = { queue: 'uzupelnienie-dokumentow', language: 'pl' }

test('[REG-2] an office moves into a database and back, and is backed up there: numbers go on', async () => {
  const running = await runHub()
  const maria = await firstAdministrator(running, 'Maria')
  await addMember(running, maria, { name: 'Jan', role: 'clerk' })
  await running.importCsv(
    'date,time,queue,name,email,pin\n2026-11-19,13:00,pobyt-czasowy,Ewa Wzorowa,ewa@example.org,4711\n',
  )
  const kiosk = await running.join('kiosk')
  for (let n = 0; n < 3; n++) await kiosk.ask('take-ticket', walkIn)
  const inUse = await runScript('store', 'copy', '--from', running.dir, '--to', await testDatabase())
  expect(inUse.err).toContain('another hub is running on this data folder')
  const [dir, tokens] = [join(scratchFolder(), 'kept'), running.tokens]
  await running.hub.stop()
  await running.store.close()
  cpSync(running.dir, dir, { recursive: true, filter: (file) => !file.endsWith('hub.lock') })
  onTestFinished(() => running.stop().catch(() => undefined))

  const url = await testDatabase()
  const there = await runScript('store', 'copy', '--from', dir, '--to', url)
  expect(there).toMatchObject({ status: 0, err: '' })
  expect(there.out).toMatch(/^bydgoszcz: \d+ events, every hash right, head \w{16}\n/m)
  expect(there.out).toContain('1 people, 0 notes, 1 profiles, 2 passwords\nCOPIED  postgres://')
  // Where something is kept nothing is copied to.
  const twice = await runScript('store', 'copy', '--from', dir, '--to', url)
  expect(twice).toMatchObject({ status: 2, out: '' })
  expect(twice.err).toContain('something is kept there already')

  const store = await openStoreAt(inDatabase(url, 'bydgoszcz'))
  const last = (await Array.fromAsync(store.read('bydgoszcz'))).at(-1)!
  await store.close()
  const back = join(scratchFolder(), 'back')
  const again = await runScript('store', 'copy', '--from', url, '--office', 'bydgoszcz', '--to', back)
  expect(again).toMatchObject({ status: 0, err: '' })
  expect(await heads(back)).toEqual(await heads(dir))
  expect((await heads(back)).bydgoszcz).toBe(last.hash)
  expect(await checkAt(dataFolder(back), ['devices', 'staff'])).toMatchObject({ ok: true, people: 1, flaws: [] })
  // Backed up while it is written to, restored into another database.
  const [folder, backups] = [scratchFolder(), scratchFolder()]
  noteWhereKept(folder, inDatabase(url, 'bydgoszcz'))
  const writer = await openStoreAt(inDatabase(url, 'bydgoszcz'))
  const started = { at: last.at, actor: 'hub', type: 'HubStarted', data: {} }
  let [isOver, version] = [false, last.version]
  const writing = (async () => {
    for (let n = 0; !isOver && n < 5_000; n++) version = await writer.append('bydgoszcz', version, [started])
  })()
  const backup = await runScript('backup', '--data', folder, '--to', backups, '--keep', '2')
  isOver = true
  await writing
  await writer.close()
  expect(backup).toMatchObject({ status: 0, err: '' })
  expect(backup.out).toMatch(/^bydgoszcz: \d+ events up to \S+ \S+, 1 people, every hash right, seal unbroken, head /)
  const [name = ''] = readdirSync(backups)
  expect(readdirSync(backups)).toEqual([expect.stringMatching(/^bydgoszcz-\d{8}T\d{6}Z\.db$/)])
  expect(statSync(join(backups, name)).mode & 0o777).toBe(0o600)
  const brought = await runScript('restore', join(backups, name), '--database', await testDatabase())
  expect(brought).toMatchObject({ status: 0, err: '' })
  expect(brought.out).toContain('The next tickets of the day have the numbers from')

  const hub = await runHub({ dir: back, at: '12:06', tokens })
  onTestFinished(() => hub.stop())
  const client = await hub.join('kiosk')
  expect(await client.ask('take-ticket', walkIn)).toMatchObject({ ok: true, ticket: { number: 'U004' } })
})

test('[REG-2] the operator’s commands find an office in a database from its hub’s data folder', async () => {
  const url = await testDatabase()
  const [dir, place] = [scratchFolder(), inDatabase(url, 'katowice')]
  noteWhereKept(dir, { ...place, url: url.replace('@', ':secret@') })
  expect(readFileSync(join(dir, 'database.json'), 'utf8')).not.toContain('secret')
  const none = await runScript('device', 'list', '--data', dir)
  expect(none).toMatchObject({ status: 2, err: `${dir}: there is no hub's data in this folder\n` })

  const store = await openStoreAt(place)
  await store.append('katowice', 0, [{ at: 1, actor: 'hub', type: 'HubStarted', data: {} }])
  const added = await runScript('device', 'add', 'display', 'Sala', '--data', dir)
  expect(added).toMatchObject({ status: 0, err: '' })
  expect(existsSync(join(dir, 'office.db'))).toBe(false)
  const sound = await runScript('log', 'verify', dir)
  expect(sound).toMatchObject({ status: 0, err: '' })
  expect(sound.out).toMatch(/^devices: \d events, head \w+\nkatowice: 1 events, head \w+\nSOUND {3}postgres:/)

  // Somebody with all rights has changed what was written.
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`ALTER TABLE office_katowice.events DISABLE TRIGGER ALL`)
  await client.query(`UPDATE office_katowice.events SET actor = 'nobody' WHERE stream = 'katowice'`)
  await client.end()
  const broken = await runScript('log', 'verify', url, '--office', 'katowice')
  expect(broken.status).toBe(1)
  expect(broken.out).toMatch(/^BROKEN {2}postgres:/)
  await store.close()
})

test('[REG-2] a booking site moves into a database, with what its key and token are told by', async () => {
  const [dir, url] = [scratchFolder(), await testDatabase()]
  await (await openBookingStore({ kind: 'data-folder', dir })).close()
  const copy = () => runScript('store', 'copy', '--booking', '--from', dir, '--to', url)
  expect(await copy()).toMatchObject({ status: 2, err: expect.stringContaining('booking.key: it is not there') })
  openSecrets(join(dir, 'booking.key'))
  writeFileSync(join(dir, 'hub-token'), 'a-token-of-a-test\n')
  const copied = await copy()
  expect(copied).toMatchObject({ status: 0, err: '' })
  expect(copied.out).toMatch(/^bookings: 0 rows, read again and the same, hash \w{16}\n/)
  expect(copied.out).toContain(`booking.db is not to be used any more.`)
  const place = { kind: 'postgres', url } as const
  const wrong = alikeOf(openSecrets(join(dir, 'booking.key')), 'another')
  await expect(openBookingStore(place, wrong)).rejects.toThrow('hub-token is another')

  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('UPDATE booking.site SET lacking = true')
  await client.end()
  const goOn = () => runScript('go-on', 'go-on', '--database', url)
  expect(await goOn()).toMatchObject({ status: 0, err: '', out: expect.stringContaining('The site goes on. 0 visits') })
  expect(await goOn()).toMatchObject({ status: 0, err: '', out: expect.stringContaining('nothing was changed') })
  const nowhere = await runScript('go-on', 'go-on', '--database', await testDatabase())
  expect(nowhere).toMatchObject({ status: 2, out: '', err: expect.stringContaining('is kept there') })
})

test('what is wrong with a copy is told in a line, and nothing is changed', async () => {
  const dir = scratchFolder()
  const { err, status } = await runScript('store', 'copy', '--from', dir, '--to', 'postgres://nobody@127.0.0.1:1/none')
  expect({ status, err }).toEqual({ status: 2, err: `${dir}: there is no hub's data in this folder\n` })
  const wrong = await runScript('store', 'copy', '--from', 'postgres://x@y/z', '--to', dir)
  expect(wrong.err).toContain('Say with --office which office of the database.')
})

async function heads(dir: string): Promise<Record<string, string>> {
  const log = await openLogAt(dataFolder(dir))
  try {
    const found: Record<string, string> = {}
    for (const stream of log.streams) for await (const event of log.read(stream)) found[stream] = event.hash
    return found
  } finally {
    await log.close()
  }
}
