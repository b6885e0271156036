import type { AppendWith, KeptPassword, KeptSession, SecretChange, StaffSecrets } from '../sqlite/staff-secrets.ts'

/** Secrets that live as long as their process: for tests. */
export class MemoryStaffSecrets implements StaffSecrets {
  readonly #appendWith: AppendWith
  readonly #passwords = new Map<string, KeptPassword>()
  readonly #sessions = new Map<string, KeptSession>()

  constructor(appendWith: AppendWith) {
    this.#appendWith = appendWith
  }

  password(account: string): KeptPassword | null {
    return this.#passwords.get(account) ?? null
  }

  sessions(): KeptSession[] {
    return [...this.#sessions.values()]
  }

  change(changes: readonly SecretChange[], log?: Parameters<AppendWith>[0]): Promise<number> {
    return this.#appendWith(log, () => {
      for (const change of changes) this.#write(change)
    })
  }

  #write(change: SecretChange): void {
    switch (change.type) {
      case 'set-password':
        this.#passwords.set(change.account, { hash: change.hash, mustChange: change.mustChange })
        return
      case 'drop-password':
        this.#passwords.delete(change.account)
        return
      case 'begin-session': {
        const { type: _, ...session } = change
        this.#sessions.set(session.token, session)
        return
      }
      case 'see-session': {
        const known = this.#sessions.get(change.token)
        if (known) this.#sessions.set(change.token, { ...known, seen: change.seen })
        return
      }
      case 'end-session':
        this.#sessions.delete(change.token)
        return
      default:
        change satisfies never
    }
  }
}
