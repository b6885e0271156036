import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  databaseName,
  inDatabase,
  noteWhereKept,
  openLog,
  openStoreAt,
  restoreBackup,
  restoreIntoDatabase,
  verifyLog,
} from '@poczekalnia/queue-core/store'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { officeFile, type RunningHub, runHub } from '../apps/hub/src/testing/running-hub.ts'
import { testDatabase } from '../packages/queue-core/src/testing/test-postgres.ts'
import { type Known, numbersAfter } from './operator/numbers-after.ts'
import { runScript, scratchFolder } from './operator/run-script.ts'

const walkIn = { queue: 'uzupelnienie-dokumentow', language: 'pl' }

async function numbers(running: RunningHub, count: number): Promise<string[]> {
  const kiosk = await running.join('kiosk')
  const given: string[] = []
  for (let n = 0; n < count; n++) {
    const { ticket } = (await kiosk.ask('take-ticket', walkIn)) as unknown as { ticket: { number: string } }
    given.push(ticket.number)
  }
  return given
}

test('[ALL-5] the same backup restored twice gives no number out twice: what it replaces is asked', async () => {
  const dir = scratchFolder()
  const file = join(scratchFolder(), 'one.db')
  const given: string[] = []
  let now = 0
  const work = async (count: number) => {
    const running = await runHub({ dir })
    now = running.clock.now()
    given.push(...(await numbers(running, count)))
    await running.stop()
  }
  const restore = async () => {
    const restored = await restoreBackup({
      ...{ backup: file, dir, at: now, others: ['devices', 'staff'] },
      numbersFrom: ({ given }, backup, files) =>
        numbersAfter(given, { from: undefined, nothingSince: false }, { backup, files, now }),
    })
    expect(restored.ok).toBe(true)
  }
  await work(2)
  expect((await runScript('backup', '--data', dir, '--to', file)).status).toBe(0)
  await work(1)
  await restore()
  await work(60)
  await restore()
  await work(2)
  // What was put aside the first time is asked as well.
  await restore()
  await work(1)
  const [before, first, second, third] = [given.slice(0, 3), given.slice(3, 63), given.slice(63, 65), given.slice(65)]
  expect(before).toEqual(['U001', 'U002', 'U003'])
  expect([first[0], first.at(-1), second, third]).toEqual(['U201', 'U260', ['U401', 'U402'], ['U501']])
  expect(new Set(given).size).toBe(given.length)
  const aside = readdirSync(dir).filter((name) => name.startsWith('office.db.replaced-'))
  expect(aside).toHaveLength(3)
  for (const name of aside) expect(verifyLog(join(dir, name)).ok).toBe(true)
})

test('[ALL-5] [REG-2] a backup is restored into a database in one step; what was there is put aside', async () => {
  const [dir, folder, url] = [scratchFolder(), scratchFolder(), await testDatabase()]
  const file = join(scratchFolder(), 'one.db')
  const running = await runHub({ dir })
  await numbers(running, 2)
  await running.stop()
  expect((await runScript('backup', '--data', dir, '--to', file)).status).toBe(0)
  const first = await runScript('restore', file, '--database', url)
  expect(first).toMatchObject({ status: 0, err: '' })
  expect(first.out).toMatch(/^Restored into postgres:.* bydgoszcz:\n {2}bydgoszcz: \d+ events /)
  expect(first.out).toContain('numbers from 201 on')

  const place = inDatabase(url, 'bydgoszcz')
  const log = async () => {
    const store = await openStoreAt(place)
    const events = await Array.fromAsync(store.read('bydgoszcz'))
    return { store, events }
  }
  const { store, events } = await log()
  const given = { queue: 'uzupelnienie-dokumentow', number: 'U250' }
  const at = events.at(-1)!.at
  await store.append('bydgoszcz', events.length, [{ at, actor: 'hub', type: 'TicketIssued', data: given }])
  await store.close()
  // Nothing changes when it fails on its way.
  const failing = restoreIntoDatabase(place, {
    ...{ backup: file, at, others: ['devices', 'staff'], numbersFrom: () => null },
    noteOf: () => {
      throw new Error('broken off')
    },
  })
  await expect(failing).rejects.toThrow('broken off')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  const schemas = async () => {
    const { rows } = await client.query<{ nspname: string }>(
      `SELECT nspname FROM pg_namespace WHERE nspname LIKE '%bydgoszcz%' ORDER BY 1`,
    )
    return rows.map(({ nspname }) => nspname)
  }
  expect(await schemas()).toEqual(['office_bydgoszcz'])

  // Found from the hub's folder; what is replaced has given more numbers than the backup.
  noteWhereKept(folder, place)
  const again = await runScript('restore', file, '--data', folder)
  expect(again).toMatchObject({ status: 0, err: '' })
  expect(again.out).toContain('numbers from 301 on')
  expect(again.out).toMatch(/What was there before is now schema replaced_bydgoszcz_\d{8}T\d{6}Z\n/)
  const [there, aside] = await schemas()
  expect([there, aside]).toEqual(['office_bydgoszcz', expect.stringMatching(/^replaced_/)])
  const before = await client.query(`SELECT FROM "${aside}".events WHERE stream = 'bydgoszcz'`)
  expect(before.rowCount).toBe(events.length + 1)
  const now = await log()
  await now.store.close()
  expect(now.events.at(-1)).toMatchObject({ type: 'BackupRestored', data: { numbersFrom: 301 } })
  expect(now.events).toHaveLength(events.length)
  // A hub of before has a token that is no one's any more.
  const tokens = await client.query(
    `SELECT n.token > b.token AS later FROM office_bydgoszcz.lease n, "${aside}".lease b`,
  )
  expect(tokens.rows).toEqual([{ later: true }])
  const undo = await runScript('restore', '--undo', '--data', folder)
  expect(undo).toMatchObject({ status: 0, out: expect.stringContaining('is never half done') })
})

test('[ALL-5] a word of the operator is not taken against what the folder knows', () => {
  const at = Date.UTC(2026, 10, 19, 11, 5)
  const knows = (number: number, lastAt = at): Known['files'][number] => ({
    ...{ file: 'office.db', newest: new Map([['meldunek', number]]), lastAt, most: number, whole: true },
  })
  const given = { today: 20, most: 80 }
  const ask = (asked: { from?: string; nothingSince?: boolean }, ...files: Known['files']) =>
    numbersAfter(
      given,
      { from: asked.from, nothingSince: asked.nothingSince ?? false },
      { backup: { ...knows(20), file: 'backup.db' }, files, now: at + 3_600_000 },
    )
  expect(ask({}, knows(12), knows(433), knows(251))).toBe(501)
  expect(ask({ nothingSince: true }, knows(20))).toBeNull()
  expect(() => ask({ nothingSince: true }, knows(20), knows(21))).toThrow('numbers up to 21 since the backup')
  expect(() => ask({ from: '81' }, knows(81))).toThrow('higher than 81, which was given out since')
  expect(ask({ from: '82' }, knows(81))).toBe(82)
  // Of another day: those numbers begin again anyway.
  expect(ask({ from: '60' }, knows(81, at - 26 * 3_600_000))).toBe(60)
  expect(ask({ nothingSince: true }, knows(81, at - 26 * 3_600_000))).toBeNull()
})

/**
 * A folder as a restore leaves it that was killed between putting the old file aside and giving the new one its name.
 */
async function brokenOff(): Promise<{ dir: string; backup: string }> {
  const dir = scratchFolder()
  const running = await runHub({ dir })
  await numbers(running, 2)
  await running.stop()
  const backup = join(scratchFolder(), 'one.db')
  expect((await runScript('backup', '--data', dir, '--to', backup)).status).toBe(0)
  renameSync(join(dir, databaseName), join(dir, `${databaseName}.replaced-20261119T110500Z`))
  writeFileSync(join(dir, `${databaseName}.restoring-20261119T110500Z`), '')
  return { dir, backup }
}

test('[ALL-5] in a folder of a broken-off restore hub and commands say so; restoring again ends it', async () => {
  const { dir, backup } = await brokenOff()
  const saying = 'a restore was broken off here (office.db.restoring-20261119T110500Z)'
  const hub = spawn(process.execPath, [
    join(import.meta.dirname, '../apps/hub/src/main.mjs'),
    ...['--data', dir, '--office', officeFile, '--port', '0'],
  ])
  onTestFinished(() => void hub.kill('SIGKILL'))
  let said = ''
  hub.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  expect(await once(hub, 'close')).toEqual([2, null])
  expect(said).toContain(saying)
  const orders = [
    ['backup', '--data', dir, '--to', join(dir, '..', 'never.db')],
    ['log', 'verify', dir],
    ['device', 'list', '--data', dir],
    ['device', 'add', 'kiosk', 'Hol', '--data', dir],
    ['account', 'list', '--data', dir],
    ['bookings', 'import', backup, '--data', dir],
    ['office', 'versions', '--data', dir],
    ['reports', 'rebuild', '--data', dir],
  ] as const
  for (const [name, ...args] of orders) {
    const { status, err } = await runScript(name, ...args)
    expect([name, status, err], args.join(' ')).toEqual([name, 2, expect.stringContaining(saying)])
  }
  expect(readdirSync(dir)).not.toContain(databaseName)

  const { status, out } = await runScript('restore', backup, '--data', dir)
  expect([status, out]).toEqual([0, expect.stringContaining('A restore that was broken off')])
  const log = openLog(join(dir, databaseName))
  onTestFinished(() => log.close())
  const last = (await Array.fromAsync(log.read('bydgoszcz'))).at(-1)
  expect(last).toMatchObject({ type: 'BackupRestored', data: { numbersFrom: 201 } })
})

test('[ALL-5] a restore that was broken off is taken back, and the office goes on as before', async () => {
  const { dir } = await brokenOff()
  const { status, out } = await runScript('restore', '--undo', '--data', dir)
  expect([status, out]).toEqual([0, `${dir}: the restore is taken back, and what was there before is in its place.\n`])
  const nothing = await runScript('restore', '--undo', '--data', dir)
  expect([nothing.status, nothing.out]).toEqual([0, expect.stringContaining('nothing was changed')])
  const after = await runHub({ dir })
  onTestFinished(() => after.stop())
  expect(await numbers(after, 1)).toEqual(['U003'])
})
