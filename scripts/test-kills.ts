import { deepEqual, equal, ok } from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUp, checkCopy, databaseName, restoreBackup, undoRestore } from '@poczekalnia/queue-core/store'
import { killBooking } from './kill-lab/kill-booking.ts'
import { makeOffice, numbersFrom, startOn, tickets } from './kill-lab/office.ts'
import { callsAbout, hasStrace, killedAt } from './kill-lab/under-strace.ts'
import { numbersAfter } from './operator/numbers-after.ts'

// Kills `poczekalnia restore` and `poczekalnia backup` before each call to the system that changes a file, one after
// another, and looks at what is left: `npm run test:kills [killed] [closed] [backup]`, by hand, for it takes some
// minutes and needs strace (Linux). The same is tried at every step of our own with all other tests
// (restore-kill.test.ts, back-up-kill.test.ts). `npm run test:kills booking` kills the booking site and its hub at
// moments of chance and cuts the line between them, `KILLS` times (60).

const script = (name: string) => join(import.meta.dirname, `${name}.ts`)
const others = ['devices', 'staff']
const folder = mkdtempSync(join(tmpdir(), 'test-kills-'))

function copyOf(dir: string, name: string): string {
  const to = join(folder, name)
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to)
  for (const entry of readdirSync(dir)) copyFileSync(join(dir, entry), join(to, entry))
  return to
}

async function killRestores(name: 'closed' | 'killed', from: string, backup: string): Promise<string> {
  const order = (dir: string) => [script('restore'), backup, '--data', dir]
  const counted = copyOf(from, 'restored')
  const calls = callsAbout(counted, order(counted))
  const found = { old: 0, new: 0, refuses: 0 }
  for (const call of calls) {
    const dir = copyOf(from, 'restored')
    killedAt(call, order(dir))
    const at = `restore over a ${name} office, killed at ${call.name} ${call.nth}`
    const start = await startOn(copyOf(dir, 'started'))
    if (start === 'refuses') {
      found.refuses += 1
      const undone = copyOf(dir, 'undone')
      ok(undoRestore(undone), at)
      deepEqual(await startOn(undone), { tickets: tickets.office, devices: 1 }, at)
    } else {
      equal(start.devices, 1, at)
      ok(start.tickets === tickets.office || start.tickets === tickets.backup, `${at}: ${start.tickets} tickets`)
      found[start.tickets === tickets.office ? 'old' : 'new'] += 1
    }
    ok((await restoreAgain(backup, dir)).ok, at)
    deepEqual(await startOn(dir), { tickets: tickets.backup, devices: 1 }, at)
    ok(((await numbersFrom(dir)) ?? 0) > tickets.office, at)
    deepEqual(
      readdirSync(dir).filter((entry) => entry.includes('.restoring')),
      [],
      at,
    )
    process.stderr.write(`\r${at} `)
  }
  return (
    `restore over a ${name} office: ${calls.length} kills; the old office ${found.old}, ` +
    `the restored one ${found.new}, refused until run again or undone ${found.refuses}`
  )
}

/** As the operator does it, without the seconds that a process of its own takes to begin. */
function restoreAgain(backup: string, dir: string) {
  const now = Date.now()
  return restoreBackup({
    ...{ backup, dir, at: now, others },
    numbersFrom: ({ given }, own, files) =>
      numbersAfter(given, { from: undefined, nothingSince: false }, { backup: own, files, now }),
  })
}

async function killBackups(from: string): Promise<string> {
  const to = join(folder, 'backups')
  const empty = () => {
    rmSync(to, { recursive: true, force: true })
    mkdirSync(to)
  }
  const order = [script('backup'), '--data', from, '--to', to]
  empty()
  const calls = callsAbout(to, order)
  let made = 0
  for (const call of calls) {
    empty()
    killedAt(call, order)
    const at = `backup, killed at ${call.name} ${call.nth}`
    for (const name of readdirSync(to).filter((name) => !name.startsWith('.'))) {
      ok((await checkCopy(join(to, name), others)).ok, at)
      made += 1
    }
    const next = join(to, 'next.db')
    ok((await backUp(join(from, databaseName), join(to, '.closed'), others, () => next)).ok, at)
    deepEqual(await startOn(copyOf(from, 'started')), { tickets: tickets.office, devices: 1 }, at)
    process.stderr.write(`\r${at} `)
  }
  return `backup: ${calls.length} kills; a whole backup ${made}, none ${calls.length - made}`
}

const asked = process.argv.slice(2)
const isAsked = (name: string) => asked.length === 0 || asked.includes(name)

async function killAll(): Promise<void> {
  if (isAsked('booking')) console.log(`\n${await killBooking(folder, Number(process.env.KILLS ?? 60))}`)
  if (!['killed', 'closed', 'backup'].some(isAsked)) return
  if (!hasStrace()) {
    console.error('This needs strace, and the right to trace: apt install strace')
    process.exitCode = 2
    return
  }
  const { closed, killed, backup } = await makeOffice(folder)
  ok(readdirSync(killed).includes(`${databaseName}-wal`))
  if (isAsked('killed')) console.log(`\n${await killRestores('killed', killed, backup)}`)
  if (isAsked('closed')) console.log(`\n${await killRestores('closed', closed, backup)}`)
  if (isAsked('backup')) console.log(`\n${await killBackups(closed)}`)
}

try {
  await killAll()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
