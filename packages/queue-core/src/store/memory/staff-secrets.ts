import type { KeptPassword, KeptSession, SecretChange, StaffSecrets } from '../ports/staff-secrets.ts'

type Rows = { passwords: ReadonlyMap<string, KeptPassword>; sessions: ReadonlyMap<string, KeptSession> }

/** Secrets that live as long as their process: for tests. */
export class MemoryStaffSecrets implements StaffSecrets {
  /** As they are, to come back to: no map is ever changed in its place. */
  rows: Rows = { passwords: new Map(), sessions: new Map() }
  readonly #mustBeOpen: () => void

  constructor(mustBeOpen: () => void) {
    this.#mustBeOpen = mustBeOpen
  }

  async password(account: string): Promise<KeptPassword | null> {
    this.#mustBeOpen()
    return this.rows.passwords.get(account) ?? null
  }

  async accounts(): Promise<{ account: string; mustChange: boolean }[]> {
    this.#mustBeOpen()
    return [...this.rows.passwords].map(([account, { mustChange }]) => ({ account, mustChange }))
  }

  async sessions(): Promise<KeptSession[]> {
    this.#mustBeOpen()
    return [...this.rows.sessions.values()].sort((a, b) => a.began - b.began)
  }

  change(change: SecretChange): void {
    const [passwords, sessions] = [new Map(this.rows.passwords), new Map(this.rows.sessions)]
    switch (change.type) {
      case 'set-password':
        passwords.set(change.account, { hash: change.hash, mustChange: change.mustChange })
        break
      case 'drop-password':
        passwords.delete(change.account)
        break
      case 'begin-session': {
        const { type: _, ...session } = change
        sessions.set(session.token, session)
        break
      }
      case 'see-session': {
        const known = sessions.get(change.token)
        if (known) sessions.set(change.token, { ...known, seen: change.seen })
        break
      }
      case 'end-session':
        sessions.delete(change.token)
        break
      default:
        change satisfies never
    }
    this.rows = { passwords, sessions }
  }
}
