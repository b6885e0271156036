import type { ProfileEntry, Profiles, ProfileVersion } from '../ports/profiles.ts'
import type { Reader } from './reader.ts'

const entry = 'office, version, at, by, origin, hash, in_file AS "inFile"'
const whole = `${entry}, text, file_before AS "fileBefore"`

/** The table of profiles. */
export class PostgresProfiles implements Profiles {
  readonly #link: Reader

  constructor(link: Reader) {
    this.#link = link
  }

  async offices(): Promise<string[]> {
    const rows = await this.#link.ask<{ office: string }>('SELECT DISTINCT office FROM profiles ORDER BY office')
    return rows.map(({ office }) => office)
  }

  async newest(office: string): Promise<ProfileVersion | null> {
    const rows = await this.#link.ask<ProfileVersion>(
      `SELECT ${whole} FROM profiles WHERE office = $1 ORDER BY version DESC LIMIT 1`,
      [office],
    )
    return rows[0] ?? null
  }

  async version(office: string, version: number): Promise<ProfileVersion | null> {
    const rows = await this.#link.ask<ProfileVersion>(
      `SELECT ${whole} FROM profiles WHERE office = $1 AND version = $2`,
      [office, version],
    )
    return rows[0] ?? null
  }

  list(office: string): Promise<ProfileEntry[]> {
    return this.#link.ask<ProfileEntry>(`SELECT ${entry} FROM profiles WHERE office = $1 ORDER BY version DESC`, [
      office,
    ])
  }
}
