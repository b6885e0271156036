import type Database from 'better-sqlite3'
import type { KeptPassword, KeptSession, SecretChange, StaffSecrets } from '../ports/staff-secrets.ts'
import { type Guarded, guarded } from './guarded.ts'

/** The two tables of secrets, in the file of the log. */
export class SqliteStaffSecrets implements StaffSecrets {
  readonly #sql
  readonly #guarded: Guarded

  constructor(db: Database.Database, file: string) {
    this.#guarded = guarded(db, file)
    this.#sql = this.#guarded(() => ({
      password: db.prepare<[string], { hash: string; must_change: number }>(
        'SELECT hash, must_change FROM staff_passwords WHERE account = ?',
      ),
      accounts: db.prepare<[], { account: string; must_change: number }>(
        'SELECT account, must_change FROM staff_passwords',
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
    }))
  }

  async password(account: string): Promise<KeptPassword | null> {
    const row = this.#guarded(() => this.#sql.password.get(account))
    return row ? { hash: row.hash, mustChange: row.must_change === 1 } : null
  }

  async accounts(): Promise<{ account: string; mustChange: boolean }[]> {
    const rows = this.#guarded(() => this.#sql.accounts.all())
    return rows.map(({ account, must_change }) => ({ account, mustChange: must_change === 1 }))
  }

  async sessions(): Promise<KeptSession[]> {
    return this.#guarded(() => this.#sql.sessions.all())
  }

  /** Inside a transaction that is open. */
  change(change: SecretChange): void {
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
