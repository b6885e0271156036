import type Database from 'better-sqlite3'
import type { ProfileEntry, Profiles, ProfileVersion } from '../ports/profiles.ts'
import { type Guarded, guarded } from './guarded.ts'

type Row = Omit<ProfileVersion, 'inFile' | 'fileBefore'> & { in_file: number; file_before: string | null }

/** The table of profiles, in the file of the log. */
export class SqliteProfiles implements Profiles {
  readonly #sql
  readonly #guarded: Guarded

  constructor(db: Database.Database, file: string) {
    this.#guarded = guarded(db, file)
    this.#sql = this.#guarded(() => ({
      offices: db.prepare<[], string>('SELECT DISTINCT office FROM profiles ORDER BY office').pluck(),
      newest: db.prepare<[string], Row>('SELECT * FROM profiles WHERE office = ? ORDER BY version DESC LIMIT 1'),
      version: db.prepare<[string, number], Row>('SELECT * FROM profiles WHERE office = ? AND version = ?'),
      list: db.prepare<[string], Omit<Row, 'text' | 'file_before'>>(
        'SELECT office, version, at, by, origin, hash, in_file FROM profiles WHERE office = ? ORDER BY version DESC',
      ),
      keep: db.prepare<[Row]>(
        `INSERT INTO profiles (office, version, at, by, origin, hash, text, in_file, file_before)
         VALUES (@office, @version, @at, @by, @origin, @hash, @text, @in_file, @file_before)`,
      ),
      mark: db.prepare<[string, number]>('UPDATE profiles SET in_file = 1 WHERE office = ? AND version = ?'),
    }))
  }

  async offices(): Promise<string[]> {
    return this.#guarded(() => this.#sql.offices.all())
  }

  async newest(office: string): Promise<ProfileVersion | null> {
    return fromRow(this.#guarded(() => this.#sql.newest.get(office)))
  }

  async version(office: string, version: number): Promise<ProfileVersion | null> {
    return fromRow(this.#guarded(() => this.#sql.version.get(office, version)))
  }

  async list(office: string): Promise<ProfileEntry[]> {
    const rows = this.#guarded(() => this.#sql.list.all(office))
    return rows.map(({ in_file, ...entry }) => ({ ...entry, inFile: in_file === 1 }))
  }

  /** Inside a transaction that is open, as the one below. */
  keep({ inFile, fileBefore, ...version }: ProfileVersion): void {
    this.#sql.keep.run({ ...version, in_file: inFile ? 1 : 0, file_before: fileBefore })
  }

  markInFile(office: string, version: number): void {
    this.#sql.mark.run(office, version)
  }
}

function fromRow(row: Row | undefined): ProfileVersion | null {
  if (!row) return null
  const { in_file, file_before, ...version } = row
  return { ...version, inFile: in_file === 1, fileBefore: file_before }
}
