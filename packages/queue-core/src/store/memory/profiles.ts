import { RowsRefused } from '../errors.ts'
import type { ProfileEntry, Profiles, ProfileVersion } from '../ports/profiles.ts'

/** Profiles that live as long as their process: for tests. */
export class MemoryProfiles implements Profiles {
  /** As they are, to come back to: the list is never changed in its place. */
  rows: readonly ProfileVersion[] = []
  readonly #mustBeOpen: () => void

  constructor(mustBeOpen: () => void) {
    this.#mustBeOpen = mustBeOpen
  }

  async offices(): Promise<string[]> {
    this.#mustBeOpen()
    return [...new Set(this.rows.map(({ office }) => office))].sort()
  }

  async newest(office: string): Promise<ProfileVersion | null> {
    this.#mustBeOpen()
    return this.rows.findLast((one) => one.office === office) ?? null
  }

  async version(office: string, version: number): Promise<ProfileVersion | null> {
    this.#mustBeOpen()
    return this.#find(office, version) ?? null
  }

  async list(office: string): Promise<ProfileEntry[]> {
    this.#mustBeOpen()
    return this.rows
      .filter((one) => one.office === office)
      .map(({ text: _text, fileBefore: _before, ...entry }) => entry)
      .reverse()
  }

  keep(profile: ProfileVersion): void {
    const { office, version } = profile
    if (this.#find(office, version)) throw new RowsRefused(`version ${version} of the profile is kept already`)
    this.rows = [...this.rows, { ...profile }]
  }

  markInFile(office: string, version: number): void {
    const marked = this.#find(office, version)
    this.rows = this.rows.map((one) => (one === marked ? { ...one, inFile: true } : one))
  }

  #find(office: string, version: number): ProfileVersion | undefined {
    return this.rows.find((one) => one.office === office && one.version === version)
  }
}
