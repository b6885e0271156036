import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { StoreFailure } from './errors.ts'
import type { BackUp, CheckVerdict, Log, Verdict } from './ports/copies.ts'
import type { StoredEvent } from './ports/events.ts'
import type { Figures } from './ports/figures.ts'
import type { Lease, LeaseMemory } from './ports/lease.ts'
import type { RegionBoard } from './ports/region-board.ts'
import type { Store } from './ports/store.ts'
import { readAddress } from './postgres/address.ts'
import type { PostgresPlace } from './postgres/open-database.ts'
import { backUp } from './sqlite/copies/back-up.ts'
import { checkCopy } from './sqlite/copies/check-copy.ts'
import { checkFigures } from './sqlite/copies/check-figures.ts'
import { assertWhole, unfinishedRestore } from './sqlite/copies/restore-files.ts'
import { verifyLog } from './sqlite/copies/verify.ts'
import { databaseName } from './sqlite/data-folder.ts'
import { openFigures, reportsName } from './sqlite/figures.ts'
import { openLog } from './sqlite/read-log.ts'
import { openSqliteStore } from './sqlite/store.ts'

/**
 * Where an office keeps everything. Plain data, so that another thread or an operator's command finds it too; which
 * adapter it takes to open it is known here and nowhere else.
 */
export type StorePlace = DataFolderPlace | PostgresPlace

export type DataFolderPlace = { kind: 'data-folder'; dir: string }

/** One file that holds all of an office: a backup, or one that somebody has carried here. */
export type CopyPlace = { kind: 'file'; file: string }

export const dataFolder = (dir: string): DataFolderPlace => ({ kind: 'data-folder', dir })

/**
 * An office in a region's database.
 * @param url `postgres://…`, see `readAddress`
 * @throws AddressProblem
 */
export function inDatabase(url: string, office: string): PostgresPlace {
  readAddress(url)
  return { kind: 'postgres', url, office }
}

/** What a path is that an operator has named: a data folder, the database in one, or a copy. */
export function placeOf(path: string): DataFolderPlace | CopyPlace {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return dataFolder(path)
  return basename(path) === databaseName ? dataFolder(dirname(path)) : { kind: 'file', file: path }
}

/** Says in a hub's data folder which database its office is kept in. */
const pointer = 'database.json'

/**
 * Notes in a hub's data folder where its office is kept, so that the operator's commands find it from there.
 * @param place a database; `null`: the folder itself
 */
export function noteWhereKept(dir: string, place: PostgresPlace | null): void {
  const file = join(dir, pointer)
  if (!place) {
    rmSync(file, { force: true })
    return
  }
  // No password: whoever may read it there has it in their own .pgpass, or in PGPASSWORD.
  const url = place.url.replace(/^(\w+:\/\/[^:@/?]*):[^@/?]*@/, '$1@')
  writeFileSync(`${file}.tmp`, `${JSON.stringify({ url, office: place.office })}\n`, { mode: 0o600 })
  renameSync(`${file}.tmp`, file)
}

/** Where the office of a hub's data folder is kept: there, or in a database. @throws StoreFailure, AddressProblem */
export function keptFrom(dir: string): StorePlace {
  const file = join(dir, pointer)
  if (!existsSync(file)) return dataFolder(dir)
  try {
    const { url, office } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    if (typeof url === 'string' && typeof office === 'string') return inDatabase(url, office)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
  }
  throw new StoreFailure('damaged', file, 'this does not name a database; start the hub once to write it anew')
}

/** How a place is called where an operator is told of it. */
export function nameOf(place: StorePlace | CopyPlace): string {
  if (place.kind === 'postgres') return `${readAddress(place.url).name} ${place.office}`
  return place.kind === 'file' ? place.file : join(place.dir, databaseName)
}

/** Whether anything is kept there yet. */
export async function isKeptAt(place: StorePlace): Promise<boolean> {
  if (place.kind === 'postgres') return (await postgres()).isKeptThere(place)
  return existsSync(nameOf(place))
}

/**
 * Opens what an office keeps, made anew when missing.
 * @param lease in a database: what every write of the office's hub is held to; left out: an operator's command
 * @throws StoreFailure
 */
export async function openStoreAt(place: StorePlace, lease: Lease | null = null): Promise<Store> {
  if (place.kind === 'postgres') return (await postgres()).openPostgresStore(place, lease)
  return openSqliteStore(nameOf(place))
}

/**
 * The lease by which hubs take turns with an office (REG-1).
 * @param hub who asks, the same over restarts, and the address where others hand connections on to it
 * @throws StoreFailure
 */
export async function openLeaseAt(
  place: PostgresPlace,
  hub: { owner: string; address: string; memory?: LeaseMemory },
): Promise<Lease> {
  return (await postgres()).openPostgresLease(place, hub)
}

/**
 * Opens its log to read it, also while a hub works.
 * @param still whether all that is read is of one moment; meanwhile the hub can't shorten what it writes ahead
 * @throws StoreFailure when there is none
 */
export async function openLogAt(place: StorePlace | CopyPlace, still = false): Promise<Log> {
  if (place.kind === 'postgres') return (await postgres()).openPostgresLog(place)
  return openLog(nameOf(place), still)
}

/**
 * Opens the figures of its reports, made anew when they are missing, damaged or of another release.
 * @throws StoreFailure
 */
export async function openFiguresAt(place: StorePlace): Promise<Figures> {
  if (place.kind === 'postgres') return (await postgres()).openPostgresFigures(place)
  return openFigures(join(place.dir, reportsName))
}

/** What offices of a region's database tell each other. @throws StoreFailure */
export async function openBoardAt({ url }: PostgresPlace): Promise<RegionBoard> {
  return (await postgres()).openPostgresBoard(url)
}

/** Checks all that is kept there, see `CheckVerdict`. @param others streams that are not an office's */
export async function checkAt(place: DataFolderPlace | CopyPlace, others: readonly string[]): Promise<CheckVerdict> {
  return checkCopy(nameOf(place), others)
}

/** Checks its log alone. @throws StoreFailure when there is none */
export async function verifyAt(place: StorePlace | CopyPlace): Promise<Verdict> {
  if (place.kind === 'postgres') return (await postgres()).verifyPostgresLog(place)
  return verifyLog(nameOf(place))
}

/**
 * Holds the figures of its reports to its log, which was found sound.
 * @returns `none`: there are none to look at, as in a copy, which needs none, or in a database
 */
export async function checkFiguresAt(place: StorePlace | CopyPlace): Promise<'same' | 'differ' | 'damaged' | 'none'> {
  return place.kind !== 'data-folder' ? 'none' : checkFigures(nameOf(place), join(place.dir, reportsName))
}

/**
 * Copies all that is kept there into one file and checks the copy, also while a hub works.
 * @param unchecked path of the unfinished copy, on the disk where it is to stay
 * @param others streams that are not an office's
 * @param nameOf path of the finished backup of an office
 * @param noteOf the ticket that an event tells of a note on; `null`: of none
 * @throws StoreFailure
 */
export async function backUpAt(
  place: StorePlace,
  order: {
    unchecked: string
    others: readonly string[]
    nameOf: (office: string) => string
    noteOf: (event: StoredEvent) => string | null
  },
): Promise<BackUp> {
  if (place.kind === 'postgres') return (await import('./back-up-database.ts')).backUpDatabase(place, order)
  return backUp(nameOf(place), order.unchecked, order.others, order.nameOf)
}

/** @throws StoreFailure `unfinished-restore` when a restore was broken off there */
export function mustBeWhole(place: DataFolderPlace): void {
  assertWhole(nameOf(place), true)
}

/** Whether a restore was broken off there: what lies there is neither the old state nor the new one. */
export const isHalfRestored = (place: DataFolderPlace): boolean => unfinishedRestore(nameOf(place)) !== null

/** Loaded only where a database is used: an office on its own file carries no driver in its memory. */
const postgres = () => import('./postgres/index.ts')
