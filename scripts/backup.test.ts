import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName, openSqliteStore, restoreBackup, verifyLog } from '@poczekalnia/queue-core/store'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { runHub } from '../apps/hub/src/testing/running-hub.ts'
import { addMember, askApi, firstAdministrator, testPassword } from '../apps/hub/src/testing/staff-hands.ts'
import { backupName, keepNewest } from './operator/backup-files.ts'
import { numbersAfter } from './operator/numbers-after.ts'
import { runScript, scratchFolder } from './operator/run-script.ts'

const walkIn = { queue: 'uzupelnienie-dokumentow', language: 'pl' }

test('[ALL-5] a backup made while tickets are taken, restored elsewhere: same views, the office goes on', async () => {
  const running = await runHub()
  onTestFinished(() => running.stop())
  const maria = await firstAdministrator(running, 'Maria')
  await addMember(running, maria, { name: 'Jan', role: 'clerk' })
  await running.importCsv(
    'date,time,queue,name,email,pin\n2026-11-19,13:00,pobyt-czasowy,Ewa Wzorowa,ewa@example.org,4711\n',
  )
  const kiosk = await running.join('kiosk')
  let loading = true
  const acknowledged: string[] = []
  const load = (async () => {
    while (loading && acknowledged.length < 150) {
      const answer = (await kiosk.ask('take-ticket', walkIn)) as unknown as { ticket: { number: string } }
      acknowledged.push(answer.ticket.number)
    }
  })()
  while (acknowledged.length < 5) await new Promise((resolve) => setTimeout(resolve, 10))
  const atLeast = acknowledged.length
  const to = scratchFolder()
  const made = await runScript('backup', '--data', running.dir, '--to', to, '--keep', '2')
  loading = false
  await load
  expect(made.err).toBe('')
  expect(made.out).toMatch(
    /^bydgoszcz: \d+ events up to \S+ \S+, 1 people, every hash right, seal unbroken, head \w{16}\nSOUND {3}\S+ \(/,
  )
  const [name = ''] = readdirSync(to)
  expect(readdirSync(to)).toEqual([expect.stringMatching(/^bydgoszcz-\d{8}T\d{6}Z\.db$/)])
  expect(statSync(join(to, name)).mode & 0o777).toBe(0o600)
  expect(verifyLog(join(to, name)).ok).toBe(true)

  const elsewhere = join(scratchFolder(), 'data')
  const restored = await restoreBackup({
    backup: join(to, name),
    dir: elsewhere,
    at: running.clock.now(),
    others: ['devices', 'staff'],
    numbersFrom: ({ given }) => numbersAfter(given, { from: undefined, nothingSince: false }),
  })
  expect(restored).toMatchObject({ ok: true, replaced: null, found: { office: 'bydgoszcz', people: 1 } })

  // The clock has gone on by a minute; the numbers that were given after the backup are not given again.
  const again = await runHub({ dir: elsewhere, at: '12:06', tokens: running.tokens })
  onTestFinished(() => again.stop())
  const tickets = [...again.hub.session.state.tickets.values()]
  expect(tickets.length).toBeGreaterThanOrEqual(atLeast)
  const before = [...running.hub.session.state.tickets.values()].slice(0, tickets.length)
  expect(tickets.map((t) => [t.id, t.number, t.code, t.status])).toEqual(
    before.map((t) => [t.id, t.number, t.code, t.status]),
  )
  expect(await again.store.people.find(person)).toEqual(await running.store.people.find(person))
  expect(await again.store.staff.sessions()).toEqual([])
  expect((await running.store.staff.sessions()).length).toBeGreaterThan(0)
  const machine = await again.join('kiosk')
  const next = (await machine.ask('take-ticket', walkIn)) as unknown as { ticket: { number: string; page: string } }
  expect(Number(next.ticket.number.slice(1))).toBeGreaterThan(200)
  expect(acknowledged).not.toContain(next.ticket.number)
  const page = await fetch(`${again.hub.url}/t/${tickets[0]?.code}`)
  expect([page.status, (await page.text()).includes('U001')]).toEqual([200, true])
  const signedIn = await askApi(again, 'POST', '/api/sign-in', { body: { name: 'Jan', password: testPassword } })
  const counter = await again.join('counter', 'page-1', signedIn.cookie)
  expect(await counter.code('open-desk', { desk: 1 })).toBe('ok')
  await counter.ask('call-next')
  expect((await counter.until((view) => view.desk?.visitor)).desk.visitor.number).toBe('U001')
})

const person = {
  office: 'bydgoszcz',
  date: '2026-11-19',
  time: '13:00',
  queue: 'pobyt-czasowy',
  name: 'Ewa Wzorowa',
  email: 'ewa@example.org',
}

/** A stopped hub's folder, with one ticket. */
async function stopped(): Promise<string> {
  const dir = scratchFolder()
  const running = await runHub({ dir })
  await (await running.join('kiosk')).ask('take-ticket', walkIn)
  await running.stop()
  return dir
}

test('a folder that a hub works on is not touched; one of a stopped hub keeps what it had', async () => {
  const dir = scratchFolder()
  const running = await runHub({ dir })
  const file = join(scratchFolder(), 'one.db')
  expect((await runScript('backup', '--data', dir, '--to', file)).status).toBe(0)
  const refused = await runScript('restore', file, '--data', dir)
  expect([refused.status, refused.err]).toEqual([2, `${dir}: another hub is running on this data folder\n`])
  await running.stop()

  const { status, out } = await runScript('restore', file, '--data', dir, '--nothing-since')
  expect([status, out.includes('numbers go on as they were')]).toEqual([0, true])
  const elsewhere = await runScript('restore', file, '--data', join(scratchFolder(), 'new'))
  expect([elsewhere.status, elsewhere.err]).toEqual([0, ''])
  expect(elsewhere.out).toContain('The next tickets of the day have the numbers from 201 on in every queue')
  const aside = readdirSync(dir).filter((name) => name.startsWith('office.db.replaced-'))
  expect(aside).toHaveLength(1)
  expect(verifyLog(join(dir, aside[0] ?? '')).ok).toBe(true)
  const store = openSqliteStore(join(dir, databaseName))
  onTestFinished(() => store.close())
  expect((await Array.fromAsync(store.read('bydgoszcz'))).at(-1)).toMatchObject({
    type: 'BackupRestored',
    actor: 'operator',
    data: { numbersFrom: null },
  })
})

test('[ALL-8] a log that was tampered with gets no backup, and a backup that was is not restored', async () => {
  const dir = await stopped()
  const good = join(scratchFolder(), 'good.db')
  expect((await runScript('backup', '--data', dir, '--to', good)).status).toBe(0)
  const tamper = (file: string) => {
    const db = new Database(file)
    db.exec(
      `DROP TRIGGER events_never_change; UPDATE events SET actor = 'nobody' WHERE stream = 'bydgoszcz' AND version = 2`,
    )
    db.close()
  }
  tamper(join(dir, databaseName))
  const to = scratchFolder()
  const made = await runScript('backup', '--data', dir, '--to', to)
  expect([made.status, made.err]).toEqual([1, expect.stringContaining('event 2 of bydgoszcz is not what was written')])
  expect(readdirSync(to)).toEqual([])

  tamper(good)
  const empty = scratchFolder()
  const restored = await runScript('restore', good, '--data', empty)
  expect([restored.status, restored.err]).toEqual([1, expect.stringContaining('nothing was restored')])
  expect(readdirSync(empty)).toEqual([])
})

test('several offices: a backup of each, told apart by name; one goes into no other’s place', async () => {
  const dir = scratchFolder()
  for (const office of ['bydgoszcz', 'katowice']) {
    mkdirSync(join(dir, office))
    const running = await runHub({ dir: join(dir, office), office })
    await running.stop()
  }
  const to = scratchFolder()
  expect((await runScript('backup', '--data', dir, '--to', to)).status).toBe(0)
  const names = readdirSync(to).sort()
  expect(names.map((name) => name.split('-2')[0])).toEqual(['bydgoszcz', 'katowice'])
  const wrong = await runScript('restore', join(to, names[0] ?? ''), '--data', dir, '--office', 'katowice')
  expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining('is a backup of bydgoszcz, not of katowice')])
})

test('a folder keeps the newest backups of an office, and everything else', () => {
  const folder = scratchFolder()
  const at = Date.UTC(2026, 10, 19, 11, 5)
  const names = [0, 1, 2, 3].map((day) => backupName('olsztyn', at + day * 86_400_000))
  expect(names[0]).toBe('olsztyn-20261119T110500Z.db')
  for (const name of [...names, 'olsztyn-old.db', backupName('olsztyn-2', at)]) writeFileSync(join(folder, name), '')
  expect(keepNewest(folder, 'olsztyn', 2)).toEqual(names.slice(0, 2))
  expect(readdirSync(folder)).toHaveLength(4)
  expect(keepNewest(folder, 'olsztyn', 5)).toEqual([])
})

test.each([
  [0, 0, 201],
  [76, 140, 201],
  [3, 151, 301],
  [340, 340, 401],
  [0, 980, 1101],
])('[ALL-5] with %i given today and %i on the fullest day numbers go on from %i', (today, most, first) => {
  expect(numbersAfter({ today, most }, { from: undefined, nothingSince: false })).toBe(first)
})

test('a number that is in the backup already is not taken, nor two answers to one question', () => {
  const given = { today: 45, most: 80 }
  expect(numbersAfter(given, { from: '188', nothingSince: false })).toBe(188)
  expect(() => numbersAfter(given, { from: '45', nothingSince: false })).toThrow('higher than 45')
  expect(() => numbersAfter(given, { from: 'many', nothingSince: false })).toThrow('from 1 to 9999')
  expect(() => numbersAfter(given, { from: '188', nothingSince: true })).toThrow('either')
})

test.each([
  ['backup', [], 'Say with --to'],
  ['backup', ['x', '--to', 'y'], 'Too many words'],
  ['backup', ['--to', 'y', '--keep', '0'], '--keep takes'],
  ['backup', ['--to', '/nowhere/y', '--keep', '3'], '--keep goes with a folder'],
  ['backup', ['--to', '.', '--data', '/nowhere'], "there is no hub's data"],
  ['backup', ['--to', 'package.json'], 'is there already'],
  ['restore', [], 'Say which one backup'],
  ['restore', ['x.db'], 'Say with --data'],
  ['restore', ['/nowhere/x.db', '--data', '/nowhere/else'], 'there is no such file'],
] as const)('`%s %j` ends with an error and says why', async (script, args, saying) => {
  const { status, err } = await runScript(script, ...args)
  expect(status).toBe(2)
  expect(err).toContain(saying)
})
