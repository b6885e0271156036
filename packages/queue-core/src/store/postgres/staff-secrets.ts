import type { KeptPassword, KeptSession, StaffSecrets } from '../ports/staff-secrets.ts'
import type { Reader } from './reader.ts'

/** The two tables of secrets. */
export class PostgresStaffSecrets implements StaffSecrets {
  readonly #link: Reader

  constructor(link: Reader) {
    this.#link = link
  }

  async password(account: string): Promise<KeptPassword | null> {
    const rows = await this.#link.ask<KeptPassword>(
      'SELECT hash, must_change AS "mustChange" FROM staff_passwords WHERE account = $1',
      [account],
    )
    return rows[0] ?? null
  }

  accounts(): Promise<{ account: string; mustChange: boolean }[]> {
    return this.#link.ask<{ account: string; mustChange: boolean }>(
      'SELECT account, must_change AS "mustChange" FROM staff_passwords',
    )
  }

  sessions(): Promise<KeptSession[]> {
    return this.#link.ask<KeptSession>('SELECT token, account, began, seen FROM staff_sessions ORDER BY began')
  }
}
