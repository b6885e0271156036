import { dropOldPages, GroupCommit } from '@poczekalnia/queue-core/store'
import type Sqlite from 'better-sqlite3'
import type { Answer, Ask, Database, Steps, Writes } from '../sql/database.ts'

/** Takes the store's steps at once: a file has one writer at a time, and what is asked for together goes together. */
export class SqliteDatabase implements Database {
  readonly #db: Sqlite.Database
  readonly #commits: GroupCommit
  readonly #statements = new Map<string, { statement: Sqlite.Statement; isNamed: boolean }>()

  constructor(db: Sqlite.Database, file: string) {
    this.#db = db
    this.#commits = new GroupCommit(db, file, () => undefined)
  }

  async read<T>(steps: () => Steps<T>): Promise<T> {
    return this.#take(steps())
  }

  write<T>(_of: Writes, steps: () => Steps<T>): Promise<T> {
    return this.#commits.enqueue(() => this.#take(steps()))
  }

  /** What was erased stands in the write-ahead log until that is begun anew. */
  scrub(): void {
    if (this.#db.open) dropOldPages(this.#db)
  }

  async close(): Promise<void> {
    this.#commits.close()
    this.#db.close()
  }

  #take<T>(steps: Steps<T>): T {
    let step = steps.next()
    while (!step.done) step = steps.next(this.#answer(step.value))
    return step.value
  }

  #answer({ text, values }: Ask): Answer {
    const known = this.#statements.get(text) ?? { statement: this.#db.prepare(text), isNamed: text.includes('@') }
    this.#statements.set(text, known)
    const { statement, isNamed } = known
    const given = isNamed ? [values] : []
    if (!statement.reader) return { rows: [], changes: statement.run(...given).changes }
    const rows = statement.all(...given)
    return { rows, changes: rows.length }
  }
}
