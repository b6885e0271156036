import type Database from 'better-sqlite3'
import { ConcurrencyConflict, PersonConflict, StoreFailure } from './errors.ts'
import { toStoreFailure } from './sqlite-failure.ts'

type Job = { write: () => unknown; resolve: (value: unknown) => void; reject: (error: unknown) => void }

/**
 * One transaction, and so one wait for the disk, for all writes that are asked for in the same turn of the event loop.
 * A promise is kept only after COMMIT.
 */
export class GroupCommit {
  readonly #file: string
  readonly #db: Database.Database
  readonly #statements: { begin: Database.Statement; commit: Database.Statement; rollback: Database.Statement }
  readonly #onRollback: () => void
  /** Told how long each COMMIT took, milliseconds: what an acknowledgement waits for the disk. */
  onCommit: (milliseconds: number) => void = () => undefined
  #jobs: Job[] = []
  #failure: StoreFailure | null = null

  constructor(db: Database.Database, file: string, onRollback: () => void) {
    this.#db = db
    this.#file = file
    this.#onRollback = onRollback
    this.#statements = {
      begin: db.prepare('BEGIN IMMEDIATE'),
      commit: db.prepare('COMMIT'),
      rollback: db.prepare('ROLLBACK'),
    }
  }

  /**
   * Queues `write`, which runs synchronously inside the shared transaction. It may refuse with a `ConcurrencyConflict`
   * or a `PersonConflict`, having written nothing; anything else it throws undoes the whole transaction.
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
      const settle = this.#inTransaction(jobs)
      for (const act of settle) act()
    } catch (error) {
      const failure = this.#fail(error)
      for (const job of jobs) job.reject(failure)
    }
  }

  /** Writes what waits, then `write` in a transaction of its own, and answers when both are durable. */
  now<T>(write: () => T): T {
    this.flush()
    if (this.#failure) throw this.#failure
    try {
      this.#statements.begin.run()
      const value = write()
      this.#commit()
      return value
    } catch (error) {
      if (!isRefusal(error)) throw this.#fail(error)
      this.#statements.rollback.run()
      throw error
    }
  }

  close(): void {
    this.flush()
    this.#failure ??= new StoreFailure('closed', this.#file, 'the store is closed')
  }

  #inTransaction(jobs: readonly Job[]): (() => void)[] {
    if (this.#failure) throw this.#failure
    const settle: (() => void)[] = []
    this.#statements.begin.run()
    for (const job of jobs) {
      try {
        const value = job.write()
        settle.push(() => job.resolve(value))
      } catch (error) {
        if (!isRefusal(error)) throw error
        settle.push(() => job.reject(error))
      }
    }
    this.#commit()
    return settle
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
    this.#onRollback()
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

/** What a write may answer instead of writing: one caller's matter, not the file's. */
const isRefusal = (error: unknown) => error instanceof ConcurrencyConflict || error instanceof PersonConflict
