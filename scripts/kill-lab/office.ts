import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  backUp,
  databaseName,
  openLog,
  openSqliteStore,
  type StoredEvent,
  StoreFailure,
} from '@poczekalnia/queue-core/store'

const at = Date.UTC(2026, 10, 19, 11, 5)
const others = ['devices', 'staff']

/** Tickets in the backup, and in the office that it is restored over. */
export const tickets = { backup: 20, office: 81 }

const ticket = (n: number) => ({
  ...{ at: at + n * 1000, actor: 'kiosk:Hol', type: 'TicketIssued' },
  data: {
    ...{ ticket: `t${n}`, number: `U${String(n).padStart(3, '0')}`, queue: 'meldunek', language: 'pl' },
    ...{ code: `code-${n}`, booking: null },
  },
})

/**
 * Makes an office's file with 81 tickets, one as a killed hub leaves it, with the last 61 in the write-ahead log alone,
 * and a backup from when there were 20.
 */
export async function makeOffice(folder: string): Promise<{ closed: string; killed: string; backup: string }> {
  const [closed, killed, backup] = [join(folder, 'closed'), join(folder, 'killed'), join(folder, 'backup.db')]
  for (const dir of [closed, killed]) mkdirSync(dir)
  const from = join(closed, databaseName)
  const store = openSqliteStore(from)
  const device = { id: 'd1', kind: 'kiosk', name: 'Hol', tokenHash: 'h' }
  await store.append('devices', 0, [{ at, actor: 'operator', type: 'DeviceAdded', data: device }])
  for (let n = 1; n <= tickets.backup; n++) await store.append('bydgoszcz', n - 1, [ticket(n)])
  await backUp(from, backup, others, () => backup)
  for (let n = tickets.backup + 1; n <= tickets.office; n++) await store.append('bydgoszcz', n - 1, [ticket(n)])
  for (const end of ['', '-wal']) copyFileSync(from + end, join(killed, databaseName) + end)
  store.close()
  return { closed, killed, backup }
}

/** What a start finds in a folder: how many tickets and devices, or that it refuses. */
export async function startOn(dir: string): Promise<{ tickets: number; devices: number } | 'refuses'> {
  const file = join(dir, databaseName)
  try {
    openSqliteStore(file).close()
  } catch (error) {
    if (error instanceof StoreFailure && error.kind === 'unfinished-restore') return 'refuses'
    throw error
  }
  const events = await read(file, 'bydgoszcz')
  const devices = (await read(file, 'devices')).length
  return { tickets: events.filter(({ type }) => type === 'TicketIssued').length, devices }
}

/** Where the numbers go on by the newest restore; `null`: none. */
export async function numbersFrom(dir: string): Promise<number | null> {
  const last = (await read(join(dir, databaseName), 'bydgoszcz')).findLast(({ type }) => type === 'BackupRestored')
  return (last?.data as { numbersFrom: number } | undefined)?.numbersFrom ?? null
}

async function read(file: string, stream: string): Promise<StoredEvent[]> {
  const log = openLog(file)
  try {
    return await Array.fromAsync(log.read(stream))
  } finally {
    log.close()
  }
}
