import type { ProfileEntry, Profiles, ProfileVersion } from '../sqlite/profiles.ts'
import type { AppendWith } from '../sqlite/staff-secrets.ts'

/** Profiles that live as long as their process: for tests. */
export class MemoryProfiles implements Profiles {
  readonly #appendWith: AppendWith
  readonly #kept: ProfileVersion[] = []

  constructor(appendWith: AppendWith) {
    this.#appendWith = appendWith
  }

  offices(): string[] {
    return [...new Set(this.#kept.map(({ office }) => office))].sort()
  }

  newest(office: string): ProfileVersion | null {
    return this.#kept.findLast((one) => one.office === office) ?? null
  }

  version(office: string, version: number): ProfileVersion | null {
    return this.#kept.find((one) => one.office === office && one.version === version) ?? null
  }

  list(office: string): ProfileEntry[] {
    return this.#kept
      .filter((one) => one.office === office)
      .map(({ text: _text, fileBefore: _before, ...entry }) => entry)
      .reverse()
  }

  add(version: ProfileVersion, log?: Parameters<AppendWith>[0]): Promise<number> {
    return this.#appendWith(log, () => void this.#kept.push({ ...version }))
  }

  async markInFile(office: string, version: number): Promise<void> {
    const kept = this.#kept.find((one) => one.office === office && one.version === version)
    if (kept) kept.inFile = true
  }
}
