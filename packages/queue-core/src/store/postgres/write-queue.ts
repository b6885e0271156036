import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Head } from '../chain-walk.ts'
import { ConcurrencyConflict, PersonConflict, RowsRefused, StoreFailure } from '../errors.ts'
import { chainHash, type EventRow, genesisHash } from '../hash-chain.ts'
import type { Alongside, Aside } from '../ports/alongside.ts'
import type { Lease } from '../ports/lease.ts'
import { type Link, patienceMs } from './link.ts'
import { toStoreFailure } from './pg-failure.ts'

/** What one caller wants to be written, all or none. `stream` null: no events, and no version is looked at. */
export type Write = {
  stream: string | null
  expected: number
  rows: readonly EventRow[]
  changes: readonly (Alongside | Aside)[]
}

type Job = Write & { resolve: (version: number) => void; reject: (error: unknown) => void }
type Result =
  | { version: number | null; gone: number }
  | { conflict: number }
  | { person: string | null }
  | { refused: string }
  | { stale: true }

const mostAtOnce = 512
/**
 * What is written, and how far some streams are as this is asked: the snapshot of a statement is never older than the
 * statement.
 */
const asking = `SELECT write($1, $2, $3, $4) AS results, ARRAY(
  SELECT coalesce((SELECT max(version) FROM events WHERE stream = name), 0) FROM unnest($5::text[]) AS name
) AS lasts`
/** NUL and half a pair of UTF-16, as JSON writes them. */
const unkeepable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/

/**
 * All that is asked for while one batch is on its way goes with the next: one round trip and one commit for many. The
 * answer to a batch that was lost on the way is asked for again by the batch's number, so nothing is written twice and
 * nothing is told that isn't so.
 */
export class WriteQueue {
  readonly #link: Link
  readonly #lease: Lease | null
  readonly #writer = randomUUID()
  readonly #heads = new Map<string, Head>()
  /** Told how long each batch took, milliseconds. */
  onCommit: (milliseconds: number) => void = () => undefined
  /** Personal data was erased. */
  onErased: () => void = () => undefined
  #batch = 0
  #jobs: Job[] = []
  /** Who asks how far a stream is. */
  #looks: { stream: string; resolve: (version: number | null) => void }[] = []
  #running: Promise<void> | null = null
  #failure: StoreFailure | null = null

  constructor(link: Link, lease: Lease | null) {
    this.#link = link
    this.#lease = lease
  }

  enqueue(write: Write): Promise<number> {
    if (this.#failure) return Promise.reject(this.#failure)
    return new Promise((resolve, reject) => {
      this.#jobs.push({ ...write, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /**
   * How far a stream is, as the next batch finds it: no question of its own while batches are on their way anyway.
   * `null`: there is none, ask for yourself.
   */
  lastOf(stream: string): Promise<number | null> {
    if (!this.#running) return Promise.resolve(null)
    return new Promise((resolve) => this.#looks.push({ stream, resolve }))
  }

  /** Resolves when what was asked for until now has its answer. */
  async settled(): Promise<void> {
    await this.#running
  }

  async close(): Promise<void> {
    await this.settled()
    this.#failure ??= new StoreFailure('closed', this.#link.name, 'the store is closed')
  }

  async #run(): Promise<void> {
    // What is asked for in the same turn goes together, and what the last batch's answer lets begin with the next one.
    for (await nextTurn(); this.#jobs.length > 0; await nextTurn()) {
      let jobs: Job[] = []
      try {
        if (this.#failure) throw this.#failure
        const made = await this.#take()
        jobs = made.jobs
        const results = jobs.length > 0 ? await this.#send(made.text) : []
        this.#settle(made.jobs, made.heads, results)
      } catch (error) {
        // Nothing more is promised: whoever opens the store again learns what is there.
        this.#failure ??= toStoreFailure(error, this.#link.name)
        const all = [...jobs, ...this.#jobs]
        this.#jobs = []
        for (const job of all) job.reject(this.#failure)
      }
    }
    this.#running = null
    for (const look of this.#looks.splice(0)) look.resolve(null)
  }

  /** The jobs that can be judged together. One that rests on another's refusal waits for the next batch. */
  async #take(): Promise<{ jobs: Job[]; heads: (Head | null)[]; text: string }> {
    const jobs: Job[] = []
    const heads: (Head | null)[] = []
    const texts: string[] = []
    const ahead = new Map<string, Head>()
    while (this.#jobs.length > 0 && jobs.length < mostAtOnce) {
      const job = this.#jobs[0]!
      const { stream, expected } = job
      const known = stream === null ? undefined : (ahead.get(stream) ?? this.#heads.get(stream))
      if (stream !== null && ahead.has(stream) && known?.version !== expected) break
      const before =
        stream === null || known?.version === expected ? (known ?? null) : await this.#headAt(stream, expected)
      this.#jobs.shift()
      try {
        const { text, head } = written(job, before)
        jobs.push(job)
        heads.push(head)
        texts.push(text)
        if (head && stream !== null) ahead.set(stream, head)
      } catch (error) {
        job.reject(error)
      }
    }
    return { jobs, heads, text: `[${texts.join()}]` }
  }

  async #send(jobs: string): Promise<Result[]> {
    const began = performance.now()
    if (this.#batch === 0) await this.#begin()
    this.#batch += 1
    const looks = this.#looks.splice(0)
    const streams = [...new Set(looks.map(({ stream }) => stream))]
    const values = [this.#writer, this.#batch, this.#lease?.token ?? null, jobs, streams]
    const ask = () => this.#link.once<{ results: Result[]; lasts: string[] }>(asking, values, 'write')
    try {
      // An owner asks for as long as it is one; whoever has no lease asks for a while.
      const rows = await this.#link.persist(ask, () => this.#lease?.until ?? began + patienceMs)
      this.onCommit(performance.now() - began)
      const { results, lasts } = rows[0]!
      for (const { stream, resolve } of looks) resolve(Number(lasts[streams.indexOf(stream)]))
      return results
    } catch (error) {
      for (const { resolve } of looks) resolve(null)
      throw error
    }
  }

  #settle(jobs: readonly Job[], heads: readonly (Head | null)[], results: readonly Result[]): void {
    const again: Job[] = []
    for (const [index, job] of jobs.entries()) {
      const result = results[index]!
      const head = heads[index]
      if ('version' in result) {
        if (head && job.stream !== null) this.#heads.set(job.stream, head)
        if (result.gone > 0) this.onErased()
        job.resolve(result.version ?? job.expected)
        continue
      }
      if (job.stream !== null) this.#heads.delete(job.stream)
      if ('stale' in result) again.push(job)
      else job.reject(refusalOf(job, result))
    }
    this.#jobs.unshift(...again)
  }

  /** Makes this writer known, and forgets those that have written nothing for longer than any hub is silent. */
  async #begin(): Promise<void> {
    await this.#link.ask(
      `WITH old AS (DELETE FROM writers WHERE began < clock_timestamp() - interval '400 days')
       INSERT INTO writers (id) VALUES ($1) ON CONFLICT DO NOTHING`,
      [this.#writer],
    )
  }

  /** A version that the stream has not reached has no hash; an append on it is refused whatever it says. */
  async #headAt(stream: string, version: number): Promise<Head> {
    if (version === 0) return { version, hash: genesisHash }
    const rows = await this.#link.ask<{ hash: Buffer }>('SELECT hash FROM events WHERE stream = $1 AND version = $2', [
      stream,
      version,
    ])
    return { version, hash: rows[0]?.hash.toString('hex') ?? genesisHash }
  }
}

/** A job as `write` takes it, and where its stream stands after it. @throws RowsRefused for a text of no database */
function written({ stream, expected, rows, changes }: Write, before: Head | null): { text: string; head: Head | null } {
  let [version, hash] = [expected, before?.hash ?? genesisHash]
  const events = rows.map((row) => {
    version += 1
    hash = chainHash(hash, stream ?? '', version, row)
    return { ...row, hash }
  })
  const job = { stream, expected: stream === null ? null : expected, previous: before?.hash ?? null, events, changes }
  const text = JSON.stringify(job)
  if (text.includes('\\u') && unkeepable.test(text)) throw new RowsRefused('a text holds a sign that no database takes')
  return { text, head: stream === null ? null : { version, hash } }
}

function refusalOf(job: Job, result: Exclude<Result, { version: unknown } | { stale: true }>): Error {
  if ('conflict' in result) return new ConcurrencyConflict(job.stream ?? '', job.expected, result.conflict)
  if ('person' in result) return new PersonConflict(result.person ?? '')
  return new RowsRefused(result.refused)
}
