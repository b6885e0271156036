import type Database from 'better-sqlite3'
import type { AppendWith } from './staff-secrets.ts'

/** Where a profile's text came from: the operator's file, or the page of an administrator or a command, whose text was kept here first. */
export type ProfileOrigin = 'file' | 'editor'

/** A profile's text that was once in force, as it was written. */
export type ProfileVersion = {
  office: string
  /** As the log's `ProfileChanged` counts them. */
  version: number
  /** Epoch ms. */
  at: number
  /** Who brought it, as the log names them. */
  by: string
  origin: ProfileOrigin
  /** SHA-256 (hex) of what the profile says, as in the log. */
  hash: string
  text: string
  /** Whether the profile's file has this text, or had it when it was written there last. */
  inFile: boolean
  /** SHA-256 (hex) of the file's text when this came into force; `null`: there was no file. */
  fileBefore: string | null
}

/** A version in a list, without its text. */
export type ProfileEntry = Omit<ProfileVersion, 'text' | 'fileBefore'>

/** Every profile that was ever in force. Rows are only added, as in the log. */
export interface Profiles {
  /** Offices that any are kept of, by id: one, in a hub's own folder. */
  offices(): string[]
  newest(office: string): ProfileVersion | null
  version(office: string, version: number): ProfileVersion | null
  /** The newest first. */
  list(office: string): ProfileEntry[]
  /**
   * Keeps a version, with the events that tell of it, all or none (ALL-8). Answers the stream's new last version.
   *
   * @throws ConcurrencyConflict when the stream is at another version; nothing is written.
   */
  add(version: ProfileVersion, log?: Parameters<AppendWith>[0]): Promise<number>
  /** From now on the profile's file has the text of this version. */
  markInFile(office: string, version: number): Promise<void>
}

type Row = Omit<ProfileVersion, 'inFile' | 'fileBefore'> & { in_file: number; file_before: string | null }

/** The table of profiles, in the file of the log. */
export class SqliteProfiles implements Profiles {
  readonly #appendWith: AppendWith
  readonly #sql

  constructor(db: Database.Database, appendWith: AppendWith) {
    this.#appendWith = appendWith
    this.#sql = {
      offices: db.prepare<[], string>('SELECT DISTINCT office FROM profiles ORDER BY office').pluck(),
      newest: db.prepare<[string], Row>('SELECT * FROM profiles WHERE office = ? ORDER BY version DESC LIMIT 1'),
      version: db.prepare<[string, number], Row>('SELECT * FROM profiles WHERE office = ? AND version = ?'),
      list: db.prepare<[string], Omit<Row, 'text' | 'file_before'>>(
        'SELECT office, version, at, by, origin, hash, in_file FROM profiles WHERE office = ? ORDER BY version DESC',
      ),
      add: db.prepare<[Row]>(
        `INSERT INTO profiles (office, version, at, by, origin, hash, text, in_file, file_before)
         VALUES (@office, @version, @at, @by, @origin, @hash, @text, @in_file, @file_before)`,
      ),
      mark: db.prepare<[string, number]>('UPDATE profiles SET in_file = 1 WHERE office = ? AND version = ?'),
    }
  }

  offices(): string[] {
    return this.#sql.offices.all()
  }

  newest(office: string): ProfileVersion | null {
    return fromRow(this.#sql.newest.get(office))
  }

  version(office: string, version: number): ProfileVersion | null {
    return fromRow(this.#sql.version.get(office, version))
  }

  list(office: string): ProfileEntry[] {
    return this.#sql.list.all(office).map(({ in_file, ...entry }) => ({ ...entry, inFile: in_file === 1 }))
  }

  add({ inFile, fileBefore, ...version }: ProfileVersion, log?: Parameters<AppendWith>[0]): Promise<number> {
    const row = { ...version, in_file: inFile ? 1 : 0, file_before: fileBefore }
    return this.#appendWith(log, () => void this.#sql.add.run(row))
  }

  async markInFile(office: string, version: number): Promise<void> {
    await this.#appendWith(undefined, () => void this.#sql.mark.run(office, version))
  }
}

function fromRow(row: Row | undefined): ProfileVersion | null {
  if (!row) return null
  const { in_file, file_before, ...version } = row
  return { ...version, inFile: in_file === 1, fileBefore: file_before }
}
