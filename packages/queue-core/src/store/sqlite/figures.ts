import { rmSync } from 'node:fs'
import type { DayNote, LongWait } from '@poczekalnia/protocol'
import Database from 'better-sqlite3'
import type { CountedDay } from '../../reports/report.ts'
import type { DaySheet } from '../../reports/sheet.ts'
import {
  countedDay,
  type DayRow,
  dayRowOf,
  followingFrom,
  followingText,
  type NotesRow,
  REPORTS_SHAPE,
  sheetOf,
} from '../figure-rows.ts'
import type { Counted, Figures, Progress, Subject } from '../ports/figures.ts'
import { type Guarded, guarded } from './guarded.ts'
import { busyTimeoutMs } from './open-database.ts'
import { toStoreFailure } from './sqlite-failure.ts'

/** The figures of an office beside its log, in the same data folder. */
export const reportsName = 'reports.db'

const tables = `
  CREATE TABLE days (
    date     TEXT NOT NULL PRIMARY KEY,
    names    TEXT NOT NULL,
    visits   BLOB NOT NULL,
    services BLOB NOT NULL,
    cells    BLOB NOT NULL,
    longest  TEXT NOT NULL,
    notes    TEXT NOT NULL
  ) STRICT;

  CREATE TABLE progress (
    only      INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    stream    TEXT    NOT NULL,
    zone      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    hash      TEXT    NOT NULL,
    last_at   INTEGER NOT NULL,
    following TEXT    NOT NULL
  ) STRICT;
`

/** Days that `days` takes from the database at a time. */
const DAYS_AT_ONCE = 64

/**
 * A file of its own, made from the log and never the truth: it can be deleted at any time, needs no backup, and nobody
 * who writes it ever holds the lock of the log (docs/decisions/0109-reports-beside-the-log.md).
 */
export class SqliteFigures implements Figures {
  readonly #db: Database.Database
  readonly #guarded: Guarded
  readonly #sql

  constructor(db: Database.Database, file: string) {
    this.#db = db
    this.#guarded = guarded(db, file)
    this.#sql = {
      progress: db.prepare<[], Subject & Counted & { following: string }>(
        'SELECT stream, zone, version, hash, last_at AS lastAt, following FROM progress',
      ),
      keep: db.prepare<[string, string, number, string, number, string]>(
        'INSERT OR REPLACE INTO progress (only, stream, zone, version, hash, last_at, following) ' +
          'VALUES (1, ?, ?, ?, ?, ?, ?)',
      ),
      day: db.prepare<[string], DayRow & NotesRow>('SELECT * FROM days WHERE date = ?'),
      keepDay: db.prepare<[string, string, Buffer, Buffer, Buffer, string, string]>(
        'INSERT OR REPLACE INTO days (date, names, visits, services, cells, longest, notes) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      days: db.prepare<[{ after: string; inclusive: number; to: string; most: number }], DayRow>(
        `SELECT date, names, visits, services, cells FROM days
           WHERE date >= @after AND (@inclusive OR date > @after) AND date <= @to ORDER BY date LIMIT @most`,
      ),
      notes: db.prepare<[string], NotesRow>('SELECT longest, notes FROM days WHERE date = ?'),
    }
  }

  async progress(subject: Subject): Promise<Progress | null> {
    return this.#guarded(() => this.#progress(subject))
  }

  #progress({ stream, zone }: Subject): Progress | null {
    const row = this.#sql.progress.get()
    if (row?.stream !== stream || row.zone !== zone) return null
    return { version: row.version, hash: row.hash, lastAt: row.lastAt, following: followingFrom(row.following) }
  }

  async sheet(date: string): Promise<DaySheet | null> {
    const row = this.#guarded(() => this.#sql.day.get(date))
    return row ? sheetOf(row) : null
  }

  async save(subject: Subject, from: number, sheets: readonly DaySheet[], progress: Progress): Promise<boolean> {
    const save = this.#db.transaction(() => {
      if ((this.#progress(subject)?.version ?? 0) !== from) return false
      for (const sheet of sheets) this.#keepDay(sheet)
      const { version, hash, lastAt, following } = progress
      this.#sql.keep.run(subject.stream, subject.zone, version, hash, lastAt, followingText(following))
      return true
    })
    return this.#guarded(() => save.immediate())
  }

  #keepDay(sheet: DaySheet): void {
    const { date, names, visits, services, cells, longest, notes } = dayRowOf(sheet)
    this.#sql.keepDay.run(date, names, visits, services, cells, longest, notes)
  }

  async forget(): Promise<void> {
    const forget = this.#db.transaction(() => this.#db.exec('DELETE FROM days; DELETE FROM progress;'))
    this.#guarded(() => forget.immediate())
  }

  async *days(from: string, to: string): AsyncIterable<CountedDay> {
    for (let after = from, inclusive = 1; ; inclusive = 0) {
      // Whole pages instead of a cursor: better-sqlite3 lets nobody write while a cursor is open.
      const rows = this.#guarded(() => this.#sql.days.all({ after, inclusive, to, most: DAYS_AT_ONCE }))
      for (const row of rows) yield countedDay(row)
      if (rows.length < DAYS_AT_ONCE) return
      after = rows.at(-1)?.date ?? to
    }
  }

  async notes(date: string): Promise<{ longest: LongWait[]; notes: DayNote[] }> {
    const row = this.#guarded(() => this.#sql.notes.get(date))
    return {
      longest: row ? (JSON.parse(row.longest) as LongWait[]) : [],
      notes: row ? (JSON.parse(row.notes) as DayNote[]) : [],
    }
  }

  /** Every day as it is kept, to be compared. */
  rows(): unknown[] {
    return daysOf(this.#db)
  }

  async close(): Promise<void> {
    this.#db.close()
  }
}

export const daysOf = (db: Database.Database): unknown[] => db.prepare('SELECT * FROM days ORDER BY date').all()

/**
 * Opens the figures beside a log, made anew when they are missing, damaged or of another release.
 * @throws StoreFailure
 */
export function openFigures(file: string): SqliteFigures {
  try {
    return open(file)
  } catch (error) {
    if (toStoreFailure(error, file).kind !== 'damaged') throw toStoreFailure(error, file)
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    return open(file)
  }
}

function open(file: string): SqliteFigures {
  const db = new Database(file, { timeout: busyTimeoutMs })
  try {
    db.pragma('journal_mode = WAL')
    // What a power cut takes is counted again.
    db.pragma('synchronous = NORMAL')
    db.transaction(() => {
      if (db.pragma('user_version', { simple: true }) === REPORTS_SHAPE) return
      db.exec(`DROP TABLE IF EXISTS days; DROP TABLE IF EXISTS progress; ${tables}`)
      db.pragma(`user_version = ${REPORTS_SHAPE}`)
    }).immediate()
    return new SqliteFigures(db, file)
  } catch (error) {
    db.close()
    throw error
  }
}
