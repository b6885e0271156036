import type Database from 'better-sqlite3'
import { StoreFailure } from '../errors.ts'
import { refusalIn, toStoreFailure } from './sqlite-failure.ts'

type Job = { write: () => unknown; resolve: (value: unknown) => void; reject: (error: unknown) => void }

/**
 * One transaction, and so one wait for the disk, for all writes that are asked for in the same turn of the event loop.
 * A promise is kept only after COMMIT. Each write stands by itself: one that is refused is undone alone, and the others
 * go on.
 */
export class GroupCommit {
  readonly #file: string
  readonly #db: Database.Database
  readonly #statements: Record<'begin' | 'commit' | 'rollback' | 'mark' | 'release' | 'undo', Database.Statement>
  readonly #onUndone: () => void
  /** Told how long each COMMIT took, milliseconds: what an acknowledgement waits for the disk. */
  onCommit: (milliseconds: number) => void = () => undefined
  #jobs: Job[] = []
  #failure: StoreFailure | null = null

  constructor(db: Database.Database, file: string, onUndone: () => void) {
    this.#db = db
    this.#file = file
    this.#onUndone = onUndone
    this.#statements = {
      begin: db.prepare('BEGIN IMMEDIATE'),
      commit: db.prepare('COMMIT'),
      rollback: db.prepare('ROLLBACK'),
      mark: db.prepare('SAVEPOINT one'),
      release: db.prepare('RELEASE one'),
      undo: db.prepare('ROLLBACK TO one'),
    }
  }

  /**
   * Queues `write`, which runs synchronously inside the shared transaction. What it throws is its own refusal (a
   * `ConcurrencyConflict`, a `PersonConflict`, `RowsRefused` for the rest) and undoes it alone; only a failure of the
   * disk or the file undoes them all.
   */
  enqueue<T>(write: () => T): Promise<T> {
    if (this.#failure) return Promise.reject(this.#failure)
    if (this.#jobs.length === 0) setImmediate(() => this.flush())
    return new Promise<T>((resolve, reject) => {
      this.#jobs.push({ write, resolve: resolve as (value: unknown) => void, reject })
    })
  }

  /** Writes what waits, now. */
  flush(): void {
    const jobs = this.#jobs
    this.#jobs = []
    if (jobs.length === 0) return
    try {
      if (this.#failure) throw this.#failure
      const settle = this.#together(() => jobs.map((job) => this.#settled(job)))
      for (const act of settle) act()
    } catch (failure) {
      for (const job of jobs) job.reject(failure)
    }
  }

  close(): void {
    this.flush()
    this.#failure ??= new StoreFailure('closed', this.#file, 'the store is closed')
  }

  /** Runs `work` in a transaction and commits it. @throws StoreFailure */
  #together<T>(work: () => T): T {
    try {
      this.#statements.begin.run()
      const done = work()
      this.#commit()
      return done
    } catch (error) {
      throw this.#fail(error)
    }
  }

  /** Writes for one caller. @returns what to tell them once it is durable */
  #settled({ write, resolve, reject }: Job): () => void {
    const [value, refusal] = this.#alone(write)
    return () => (refusal ? reject(refusal) : resolve(value))
  }

  /**
   * Runs one write inside the open transaction. What it has written is gone when it refuses.
   * @throws what failed for all
   */
  #alone<T>(write: () => T): [value: T | undefined, refusal: Error | null] {
    this.#statements.mark.run()
    try {
      const value = write()
      this.#statements.release.run()
      return [value, null]
    } catch (error) {
      const refusal = refusalIn(error)
      // After some failures SQLite has given the whole transaction up by itself: then it is not about this write.
      if (!refusal || !this.#db.inTransaction) throw error
      this.#statements.undo.run()
      this.#statements.release.run()
      this.#onUndone()
      return [undefined, refusal]
    }
  }

  #commit(): void {
    const began = performance.now()
    this.#statements.commit.run()
    this.onCommit(performance.now() - began)
  }

  /**
   * After a write that failed, what the disk holds is not known for certain (a failed fsync may have dropped the
   * pages), so nothing more is promised on it: whoever opens the file again learns what is there. Only a lock that was
   * not had in time has certainly changed nothing.
   */
  #fail(error: unknown): StoreFailure {
    this.#onUndone()
    const failure = toStoreFailure(error, this.#file)
    if (failure.kind !== 'busy') this.#failure = failure
    try {
      // SQLite has rolled back by itself after most failures.
      if (this.#db.inTransaction) this.#statements.rollback.run()
    } catch (second) {
      this.#failure ??= toStoreFailure(second, this.#file)
    }
    return failure
  }
}
