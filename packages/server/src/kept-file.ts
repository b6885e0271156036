import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Something small that a program remembers over its restarts. */
export type KeptFile<T> = {
  /** `null`: nothing is known, as at a first start or after a power cut. */
  read(): T | null
  write(what: T): void
}

/** Keeps it in a file, for its owner alone; what is no such thing is none. */
export function keptFile<T>(
  file: string,
  shape: { safeParse(read: unknown): { success: true; data: T } | { success: false } },
): KeptFile<T> {
  return {
    read() {
      try {
        const read = shape.safeParse(JSON.parse(readFileSync(file, 'utf8')))
        return read.success ? read.data : null
      } catch {
        return null
      }
    },
    write(what) {
      writeFileSync(`${file}.tmp`, `${JSON.stringify(what)}\n`, { mode: 0o600 })
      renameSync(`${file}.tmp`, file)
    },
  }
}
