import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } = fs
const changing = [
  'openSync',
  'writeFileSync',
  'writeSync',
  'fsyncSync',
  'closeSync',
  'renameSync',
  'rmSync',
  'linkSync',
  'mkdirSync',
  'copyFileSync',
] as const
const asking = { database: ['exec', 'pragma', 'close'], statement: ['run', 'get', 'all'] } as const

/** A folder as a kill at one moment would have left it. */
export type Moment = { dir: string; before: string }

/**
 * Runs some work and keeps a copy of a folder from before every call that may change a file or a database, and one from
 * the end: what a kill at that moment would leave there. What a copy has in common with the one before it is kept once.
 *
 * @param dir the folder, which may be missing yet
 * @param to where the copies go
 */
export async function atEveryStep(dir: string, to: string, work: () => unknown): Promise<Moment[]> {
  const moments: Moment[] = []
  const known = new Set<string>()
  const keep = (before: string) => {
    const digest = createHash('sha256')
    const names = fs.existsSync(dir)
      ? readdirSync(dir)
          .filter((name) => statSync(join(dir, name)).isFile())
          .sort()
      : []
    for (const name of names) digest.update(JSON.stringify(name)).update(readFileSync(join(dir, name)))
    const seen = digest.digest('hex')
    if (known.has(seen)) return
    known.add(seen)
    const copy = join(to, String(moments.length))
    mkdirSync(copy, { recursive: true })
    // SQLite's index of its write-ahead log is made anew by whoever comes next, as it is after a kill.
    for (const name of names.filter((name) => !name.endsWith('-shm'))) copyFileSync(join(dir, name), join(copy, name))
    moments.push({ dir: copy, before })
  }
  const restore: (() => void)[] = []
  let isInside = false
  const watch = (target: object, names: readonly string[]) => {
    const on = target as Record<string, (...args: unknown[]) => unknown>
    for (const name of names) {
      const real = on[name]!
      on[name] = function (this: unknown, ...args: unknown[]) {
        if (!isInside) {
          isInside = true
          try {
            keep(`${name} ${args.filter((arg) => typeof arg === 'string').join(' ')}`)
          } finally {
            isInside = false
          }
        }
        return real.apply(this, args)
      }
      restore.push(() => {
        on[name] = real
      })
    }
  }
  const scratch = new Database(':memory:')
  const statement = Object.getPrototypeOf(scratch.prepare('SELECT 1')) as object
  scratch.close()
  watch(fs, changing)
  watch(Database.prototype, asking.database)
  watch(statement, asking.statement)
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    for (const back of restore) back()
    syncBuiltinESMExports()
  }
  keep('the end')
  return moments
}
