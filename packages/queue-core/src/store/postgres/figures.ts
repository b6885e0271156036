import type { DayNote, LongWait } from '@poczekalnia/protocol'
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
import type { Link } from './link.ts'
import { linkTo, type PostgresPlace, prepareSchema } from './open-database.ts'
import { toStoreFailure } from './pg-failure.ts'
import { figureTables } from './schema.ts'

/** Days that `days` takes from the database at a time. */
const DAYS_AT_ONCE = 64

/** The figures of reports, in the office's schema beside its log. */
export class PostgresFigures implements Figures {
  readonly #link: Link

  constructor(link: Link) {
    this.#link = link
  }

  async progress({ stream, zone }: Subject): Promise<Progress | null> {
    const [row] = await this.#link.ask<Subject & Counted & { following: string }>(
      'SELECT stream, zone, version, hash, last_at AS "lastAt", following FROM report_progress',
    )
    if (row?.stream !== stream || row.zone !== zone) return null
    return { version: row.version, hash: row.hash, lastAt: row.lastAt, following: followingFrom(row.following) }
  }

  async sheet(date: string): Promise<DaySheet | null> {
    const [row] = await this.#link.ask<DayRow & NotesRow>('SELECT * FROM report_days WHERE date = $1', [date])
    return row ? sheetOf(row) : null
  }

  /** In one statement, so that it is all or nothing without a transaction that waits for this program. */
  async save(subject: Subject, from: number, sheets: readonly DaySheet[], progress: Progress): Promise<boolean> {
    const { version, hash, lastAt, following } = progress
    const days = sheets.map(dayRowOf)
    const of = <K extends keyof (DayRow & NotesRow)>(key: K) => days.map((day) => day[key])
    const [row] = await this.#link.ask<{ saved: boolean }>(
      `SELECT save_figures($1, $2, $3, $4, $5, $6, $7, $8::text[], $9::text[], $10::bytea[], $11::bytea[],
         $12::bytea[], $13::text[], $14::text[]) AS saved`,
      [
        ...[subject.stream, subject.zone, from, version, hash, lastAt, followingText(following)],
        ...[of('date'), of('names'), of('visits'), of('services'), of('cells'), of('longest'), of('notes')],
      ],
    )
    return row?.saved ?? false
  }

  async forget(): Promise<void> {
    await this.#link.ask('WITH gone AS (DELETE FROM report_days) DELETE FROM report_progress')
  }

  async *days(from: string, to: string): AsyncIterable<CountedDay> {
    for (let after = from, inclusive = true; ; inclusive = false) {
      const rows = await this.#link.ask<DayRow>(
        `SELECT date, names, visits, services, cells FROM report_days
           WHERE date >= $1 AND ($2 OR date > $1) AND date <= $3 ORDER BY date LIMIT ${DAYS_AT_ONCE}`,
        [after, inclusive, to],
      )
      for (const row of rows) yield countedDay(row)
      if (rows.length < DAYS_AT_ONCE) return
      after = rows.at(-1)?.date ?? to
    }
  }

  async notes(date: string): Promise<{ longest: LongWait[]; notes: DayNote[] }> {
    const [row] = await this.#link.ask<NotesRow>('SELECT longest, notes FROM report_days WHERE date = $1', [date])
    return {
      longest: row ? (JSON.parse(row.longest) as LongWait[]) : [],
      notes: row ? (JSON.parse(row.notes) as DayNote[]) : [],
    }
  }

  async close(): Promise<void> {
    await this.#link.close()
  }
}

/** Opens the figures, made anew when they are missing or of another release. @throws StoreFailure */
export async function openPostgresFigures(place: PostgresPlace): Promise<PostgresFigures> {
  const link = linkTo(place)
  try {
    const [there] = await link.ask<{ shape: string | null }>(`SELECT to_regclass('report_shape')::text AS shape`)
    const [kept] = there?.shape ? await link.ask<{ shape: number }>('SELECT shape FROM report_shape') : []
    if (kept?.shape !== REPORTS_SHAPE) {
      await prepareSchema(place)
      await makeAnew(link)
    }
  } catch (error) {
    await link.close()
    throw toStoreFailure(error, link.name)
  }
  return new PostgresFigures(link)
}

async function makeAnew(link: Link): Promise<void> {
  await link.alone(async (client) => {
    // One message of several statements is one transaction.
    await client.query(`
      SELECT pg_advisory_xact_lock(hashtext('poczekalnia figures ' || current_schema()));
      ${figureTables}
      INSERT INTO report_shape (shape) VALUES (${REPORTS_SHAPE});
    `)
  })
}
