import type Database from 'better-sqlite3'
import { assertText, toRow } from '../event-row.ts'
import type { Alongside, Aside } from '../ports/alongside.ts'
import type { NewEvent, StoredEvent } from '../ports/events.ts'
import type { Snapshot } from '../ports/snapshots.ts'
import type { Store } from '../ports/store.ts'
import { dropOldPages } from './drop-old-pages.ts'
import { SqliteEvents } from './events.ts'
import { GroupCommit } from './group-commit.ts'
import { SqliteNotes } from './notes.ts'
import { openDatabase } from './open-database.ts'
import { SqlitePeople } from './people.ts'
import { SqliteProfiles } from './profiles.ts'
import { SqliteSnapshots } from './snapshots.ts'
import { SqliteStaffSecrets } from './staff-secrets.ts'

/** Opens an office's file, made anew when missing. @throws StoreFailure as `openDatabase` */
export function openSqliteStore(file: string): SqliteStore {
  return new SqliteStore(openDatabase(file), file)
}

/** The store in one SQLite file: docs/decisions/0020-event-store.md. */
export class SqliteStore implements Store {
  readonly people: SqlitePeople
  #staff: SqliteStaffSecrets | null = null
  #notes: SqliteNotes | null = null
  #profiles: SqliteProfiles | null = null
  readonly #db: Database.Database
  readonly #file: string
  readonly #commits: GroupCommit
  readonly #events: SqliteEvents
  readonly #snapshots: SqliteSnapshots

  constructor(db: Database.Database, file: string) {
    this.#db = db
    this.#file = file
    this.#events = new SqliteEvents(db, file)
    this.#commits = new GroupCommit(db, file, () => this.#events.undone())
    this.#snapshots = new SqliteSnapshots(db, file, this.#commits)
    this.people = new SqlitePeople(db, file)
  }

  /**
   * Made when it is first asked for: who only reads the log may open a file of an earlier release, which has no such
   * tables.
   */
  get staff(): SqliteStaffSecrets {
    this.#staff ??= new SqliteStaffSecrets(this.#db, this.#file)
    return this.#staff
  }

  /** Made when it is first asked for, as `staff` is. */
  get notes(): SqliteNotes {
    this.#notes ??= new SqliteNotes(this.#db, this.#file)
    return this.#notes
  }

  /** Made when it is first asked for, as `staff` is. */
  get profiles(): SqliteProfiles {
    this.#profiles ??= new SqliteProfiles(this.#db, this.#file)
    return this.#profiles
  }

  read(stream: string, after?: number): AsyncIterable<StoredEvent> {
    return this.#events.read(stream, after)
  }

  versionBefore(stream: string, at: number): Promise<number> {
    return this.#events.versionBefore(stream, at)
  }

  load(stream: string): Promise<Snapshot | null> {
    return this.#snapshots.load(stream)
  }

  save(stream: string, version: number, state: string): Promise<void> {
    return this.#snapshots.save(stream, version, state)
  }

  async append(
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    alongside: readonly Alongside[] = [],
  ): Promise<number> {
    assertText(stream)
    const rows = events.map(toRow)
    if (rows.length === 0 && alongside.length === 0) return expectedVersion
    return this.#write(alongside, () => this.#events.insert(stream, expectedVersion, rows))
  }

  async note(changes: readonly Aside[]): Promise<void> {
    if (changes.length > 0) await this.#write(changes, () => undefined)
  }

  async scrub(): Promise<void> {
    dropOldPages(this.#db)
  }

  onCommit(listener: (milliseconds: number) => void): void {
    this.#commits.onCommit = listener
  }

  async close(): Promise<void> {
    this.#commits.close()
    this.#db.close()
  }

  /** Queues a write with what belongs to it, for the next transaction. */
  async #write<T>(changes: readonly (Alongside | Aside)[], first: () => T): Promise<T> {
    let erased = false
    const value = await this.#commits.enqueue(() => {
      const done = first()
      for (const change of changes) if (this.#apply(change)) erased = true
      return done
    })
    if (erased && this.#db.open) dropOldPages(this.#db)
    return value
  }

  /** @returns whether something that nobody may find any more was erased */
  #apply(change: Alongside | Aside): boolean {
    switch (change.type) {
      case 'put-person':
        this.people.put(change.person)
        return false
      case 'erase-person':
        this.people.erase(change.booking)
        return true
      case 'erase-people-before':
        this.people.eraseBefore(change.date, change.people)
        return true
      case 'add-note':
        this.notes.add(change.note)
        return false
      case 'forget-notes':
        this.notes.forget(change.office, change.ticket)
        return true
      case 'forget-notes-but':
        return this.notes.forgetBut(change.office, change.tickets) > 0
      case 'keep-profile':
        this.profiles.keep(change.profile)
        return false
      case 'profile-in-file':
        this.profiles.markInFile(change.office, change.version)
        return false
      default:
        this.staff.change(change)
        return false
    }
  }
}
