import type Database from 'better-sqlite3'
import type { NewEvent } from '../ports/store.ts'

/** An account's password as it is kept: a PHC string, and whether it was given by somebody else and must be changed first. */
export type KeptPassword = { hash: string; mustChange: boolean }

/** A signed-in browser. `token` is the SHA-256 (hex) of what the browser holds; times are epoch ms. */
export type KeptSession = { token: string; account: string; began: number; seen: number }

/** What may happen to the secrets of the staff. */
export type SecretChange =
  | ({ type: 'set-password'; account: string } & KeptPassword)
  | { type: 'drop-password'; account: string }
  | ({ type: 'begin-session' } & KeptSession)
  | { type: 'see-session'; token: string; seen: number }
  | { type: 'end-session'; token: string }

/** What proves who somebody of the staff is. Apart from the log, and never in it. */
export interface StaffSecrets {
  password(account: string): KeptPassword | null
  /** Every session that has not been ended. */
  sessions(): KeptSession[]
  /**
   * Writes changes and the events that tell of them, all or none, so that no password changes without a trace (ALL-8).
   * Answers the stream's new last version.
   *
   * @throws ConcurrencyConflict when the stream is at another version; nothing is written.
   */
  change(
    changes: readonly SecretChange[],
    log?: { stream: string; expectedVersion: number; events: readonly NewEvent[] },
  ): Promise<number>
}

/** Appends events with more writes in the same transaction. */
export type AppendWith = (
  log: { stream: string; expectedVersion: number; events: readonly NewEvent[] } | undefined,
  write: () => void,
) => Promise<number>

/** The two tables, in the file of the log. */
export class SqliteStaffSecrets implements StaffSecrets {
  readonly #appendWith: AppendWith
  readonly #sql

  constructor(db: Database.Database, appendWith: AppendWith) {
    this.#appendWith = appendWith
    this.#sql = {
      password: db.prepare<[string], { hash: string; must_change: number }>(
        'SELECT hash, must_change FROM staff_passwords WHERE account = ?',
      ),
      sessions: db.prepare<[], KeptSession>('SELECT token, account, began, seen FROM staff_sessions ORDER BY began'),
      setPassword: db.prepare<[string, string, number]>(
        'INSERT OR REPLACE INTO staff_passwords (account, hash, must_change) VALUES (?, ?, ?)',
      ),
      dropPassword: db.prepare<[string]>('DELETE FROM staff_passwords WHERE account = ?'),
      begin: db.prepare<[string, string, number, number]>(
        'INSERT OR REPLACE INTO staff_sessions (token, account, began, seen) VALUES (?, ?, ?, ?)',
      ),
      see: db.prepare<[number, string]>('UPDATE staff_sessions SET seen = ? WHERE token = ?'),
      end: db.prepare<[string]>('DELETE FROM staff_sessions WHERE token = ?'),
    }
  }

  password(account: string): KeptPassword | null {
    const row = this.#sql.password.get(account)
    return row ? { hash: row.hash, mustChange: row.must_change === 1 } : null
  }

  sessions(): KeptSession[] {
    return this.#sql.sessions.all()
  }

  change(changes: readonly SecretChange[], log?: Parameters<AppendWith>[0]): Promise<number> {
    return this.#appendWith(log, () => {
      for (const change of changes) this.#write(change)
    })
  }

  #write(change: SecretChange): void {
    switch (change.type) {
      case 'set-password':
        this.#sql.setPassword.run(change.account, change.hash, change.mustChange ? 1 : 0)
        return
      case 'drop-password':
        this.#sql.dropPassword.run(change.account)
        return
      case 'begin-session':
        this.#sql.begin.run(change.token, change.account, change.began, change.seen)
        return
      case 'see-session':
        this.#sql.see.run(change.seen, change.token)
        return
      case 'end-session':
        this.#sql.end.run(change.token)
        return
      default:
        change satisfies never
    }
  }
}
