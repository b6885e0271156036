import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { StoreFailure } from '../../errors.ts'
import { testFolder } from '../../test-folder.ts'
import { atEveryStep } from '../../test-steps.ts'
import { databaseName } from '../data-folder.ts'
import { openLog } from '../read-log.ts'
import { openSqliteStore } from '../store.ts'
import { backUp } from './back-up.ts'
import { numbersGiven } from './numbers-given.ts'
import { restoreBackup, undoRestore } from './restore-backup.ts'
import { replacedFiles, unfinishedRestore } from './restore-files.ts'
import { verifyLog } from './verify.ts'

const at = Date.UTC(2026, 10, 19, 11, 5)
const inBackup = 20
const inAll = 81

/** The number `U017`, as a ticket. */
const ticket = (n: number) => ({
  at: at + n * 1000,
  actor: 'kiosk:Hol',
  type: 'TicketIssued',
  data: {
    ...{ ticket: `t${n}`, number: `U${String(n).padStart(3, '0')}`, queue: 'meldunek', language: 'pl' },
    ...{ code: `code-${n}`, booking: null },
  },
})

/** An office's folder with 81 tickets, and a backup from when there were 20. */
async function office(name: 'closed' | 'killed' | 'damaged' | 'none'): Promise<{ dir: string; backup: string }> {
  const [made, dir] = [testFolder(), testFolder()]
  const [from, file] = [join(made, databaseName), join(dir, databaseName)]
  const backup = join(made, 'backup.db')
  const store = openSqliteStore(from)
  await store.append('devices', 0, [{ at, actor: 'operator', type: 'DeviceAdded', data: {} }])
  for (let n = 1; n <= inBackup; n++) await store.append('o', n - 1, [ticket(n)])
  await backUp(from, `${backup}.unchecked`, ['devices'], () => backup)
  // What follows is in the write-ahead log alone.
  for (let n = inBackup + 1; n <= inAll; n++) await store.append('o', n - 1, [ticket(n)])
  if (name === 'killed') for (const end of ['', '-wal']) copyFileSync(from + end, file + end)
  store.close()
  if (name === 'closed') copyFileSync(from, file)
  if (name === 'damaged') for (const end of ['', '-wal']) writeFileSync(file + end, `no database ${end}`.repeat(400))
  return { dir, backup }
}

function zeroPage(file: string, page: number): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(4096), 0, 4096, page * 4096)
  closeSync(descriptor)
}

const again = (dir: string, backup: string) =>
  restoreBackup({
    ...{ backup, dir, at: at + 3_600_000, others: ['devices'] },
    numbersFrom: (_, own, known) => 1 + Math.max(0, ...[own, ...known].map(({ most }) => most)),
  })

async function numbersIn(file: string): Promise<string[]> {
  const log = openLog(file)
  const events = await Array.fromAsync(log.read('o'))
  log.close()
  return events.filter(({ type }) => type === 'TicketIssued').map(({ data }) => (data as { number: string }).number)
}

/** What a start would find: how many tickets, or why it refuses. */
async function started(dir: string): Promise<number | 'refuses'> {
  try {
    const store = openSqliteStore(join(dir, databaseName))
    store.close()
  } catch (error) {
    if (error instanceof StoreFailure && error.kind === 'unfinished-restore') return 'refuses'
    throw error
  }
  return (await numbersIn(join(dir, databaseName))).length
}

function copyOf(dir: string): string {
  const to = testFolder()
  for (const name of readdirSync(dir)) copyFileSync(join(dir, name), join(to, name))
  return to
}

describe('[ALL-5] a restore that is killed at any step', () => {
  test.each(['closed', 'killed', 'damaged', 'none'] as const)(
    'leaves all of the old file or all of the backup, or a folder that refuses: %s',
    async (name) => {
      const { dir, backup } = await office(name)
      const moments = await atEveryStep(dir, testFolder(), () => again(dir, backup))
      expect(moments.length).toBeGreaterThan(name === 'none' ? 10 : 14)
      let refused = 0
      for (const moment of moments) {
        const saying = `${name}, killed before: ${moment.before}`
        const undone = copyOf(moment.dir)
        const found = await started(copyOf(moment.dir)).catch((error) => {
          if (name === 'damaged') return 'damaged' as const
          throw new Error(saying, { cause: error })
        })
        if (found === 'refuses') refused += 1
        const old = { closed: inAll, killed: inAll, damaged: 'damaged', none: 0 }[name]
        expect(['refuses', old, inBackup], saying).toContain(found)

        undoRestore(undone)
        expect(unfinishedRestore(join(undone, databaseName)), saying).toBeNull()
        if (name === 'closed' || name === 'killed')
          expect([inAll, inBackup], saying).toContain((await numbersIn(join(undone, databaseName))).length)
        if (name === 'damaged' && found !== inBackup)
          for (const end of ['', '-wal'])
            expect(readFileSync(join(undone, databaseName + end), 'utf8'), saying).toContain(`no database ${end}`)

        const restored = await again(moment.dir, backup)
        expect(restored, saying).toMatchObject({ ok: true })
        expect(await started(moment.dir), saying).toBe(inBackup)
        expect(verifyLog(join(moment.dir, databaseName)).ok, saying).toBe(true)
        expect(
          readdirSync(moment.dir).filter((entry) => entry.includes('restoring')),
          saying,
        ).toEqual([])
        // Whatever was killed when, the file that knew 81 tickets was asked.
        const last = await lastRestored(moment.dir)
        if (name === 'closed' || name === 'killed') expect(last, saying).toBe(inAll + 1)
      }
      expect(refused).toBeGreaterThan(name === 'none' ? 0 : 2)
    },
  )

  test('is taken back by hand, from whichever step, by an undo that is killed as well', async () => {
    const { dir, backup } = await office('killed')
    const moments = await atEveryStep(dir, testFolder(), () => again(dir, backup))
    const unfinished = moments.filter((moment) => unfinishedRestore(join(moment.dir, databaseName)) !== null)
    for (const moment of unfinished) {
      const steps = await atEveryStep(moment.dir, testFolder(), () => undoRestore(moment.dir))
      for (const step of steps) {
        undoRestore(step.dir)
        expect(await started(step.dir), `${moment.before} / ${step.before}`).toBe(inAll)
      }
    }
  })
})

async function lastRestored(dir: string): Promise<number | null> {
  const log = openLog(join(dir, databaseName))
  const events = await Array.fromAsync(log.read('o'))
  log.close()
  const last = events.findLast(({ type }) => type === 'BackupRestored')
  return (last?.data as { numbersFrom: number | null } | undefined)?.numbersFrom ?? null
}

test('[ALL-5] restores in one second put what they find aside, each under its own name, and lose none', async () => {
  const { dir, backup } = await office('killed')
  for (let n = 0; n < 12; n++) expect(await again(dir, backup)).toMatchObject({ ok: true })
  const files = replacedFiles(join(dir, databaseName))
  expect(files).toHaveLength(12)
  const counts = await Promise.all(files.map(async (file) => (await numbersIn(file)).length))
  expect(counts.sort((a, b) => b - a)).toEqual([inAll, ...Array.from({ length: 11 }, () => inBackup)])
  expect(readdirSync(dir).filter((name) => /-(wal|journal)$/.test(name))).toEqual([])
})

test('a restore waits for nobody who has the file open, and changes nothing then', async () => {
  const { dir, backup } = await office('closed')
  const file = join(dir, databaseName)
  const other = openSqliteStore(file)
  await expect(again(dir, backup)).rejects.toMatchObject({ name: 'StoreFailure', kind: 'busy' })
  expect(await Array.fromAsync(other.read('o'))).toHaveLength(inAll)
  other.close()
  expect(await started(dir)).toBe(inAll)
  expect(readdirSync(dir).filter((name) => /restoring|replaced/.test(name))).toEqual([])
})

test('[ALL-5] no empty office is made beside what is left of one', async () => {
  for (const left of ['.replaced-20261119T110500Z', '.restoring', '.restoring.tmp', '.before-v3']) {
    const { dir } = await office('closed')
    renameSync(join(dir, databaseName), join(dir, databaseName + left))
    expect(await started(dir), left).toBe('refuses')
    expect(existsSync(join(dir, databaseName))).toBe(false)
  }
  const { dir } = await office('killed')
  renameSync(join(dir, databaseName), join(testFolder(), 'elsewhere'))
  expect(await started(dir)).toBe('refuses')
})

test('[ALL-5] a file of which a page is gone still tells the numbers before it and behind it', async () => {
  const { dir } = await office('closed')
  const file = join(dir, databaseName)
  const db = new Database(file, { readonly: true })
  const pages = Number(db.pragma('page_count', { simple: true }))
  db.close()
  expect(numbersGiven(file)).toMatchObject({ whole: true, most: inAll })
  let told = 0
  for (let page = 1; page < pages; page++) {
    const broken = join(testFolder(), databaseName)
    copyFileSync(file, broken)
    zeroPage(broken, page)
    const { most, whole } = numbersGiven(broken)
    expect(whole || most <= inAll).toBe(true)
    if (most === inAll) told += 1
  }
  expect(told).toBeGreaterThan(pages / 2)
})
