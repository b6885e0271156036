import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Head } from '../chain-walk.ts'
import { ConcurrencyConflict, PersonConflict, RowsRefused, StoreFailure } from '../errors.ts'
import { chainHash, type EventRow, genesisHash } from '../hash-chain.ts'
import type { Alongside, Aside } from '../ports/alongside.ts'
import type { Lease } from '../ports/lease.ts'
import { sign, unjoinable } from './appending.ts'
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
/** A job with its events hashed one on another, and where its stream stands after it. */
type Prepared = {
  job: Job
  previous: string | null
  rows: readonly HashedRow[]
  head: Head | null
  /** Whether `append` can take it. */
  isShort: boolean
}
type HashedRow = EventRow & { hash: string }
/** `true`: `append` has written all; `null`: nothing. */
type Answer = { results: Result[] | true | null; lasts: string[] }
type Result =
  | { version: number | null; gone: number }
  | { conflict: number }
  | { person: string | null }
  | { refused: string }
  | { stale: true }

const mostAtOnce = 512
/** How far some streams are as a batch is written: the snapshot of a statement is never older than the statement. */
const lasts = (streams: string) => `ARRAY(
  SELECT coalesce((SELECT max(version) FROM events WHERE stream = name), 0) FROM unnest(${streams}::text[]) AS name
) AS lasts`
const writing = `SELECT write($1, $2, $3, $5) AS results, ${lasts('$4')}`
const appending = `SELECT append($1, $2, $3, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS results, ${lasts('$4')}`
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
        jobs = made.map(({ job }) => job)
        this.#settle(made, made.length > 0 ? await this.#send(made) : null)
      } catch (error) {
        // Nothing more is promised: whoever opens the store again learns what is there.
        this.#failure ??= toStoreFailure(error, this.#link.name)
        if (this.#failure.kind === 'unknown-outcome') await this.#lease?.foundLacking()
        const all = [...jobs, ...this.#jobs]
        this.#jobs = []
        for (const job of all) job.reject(this.#failure)
      }
    }
    this.#running = null
    for (const look of this.#looks.splice(0)) look.resolve(null)
  }

  /** The jobs that can be judged together. One that rests on another's refusal waits for the next batch. */
  async #take(): Promise<Prepared[]> {
    const prepared: Prepared[] = []
    const ahead = new Map<string, Head>()
    while (this.#jobs.length > 0 && prepared.length < mostAtOnce) {
      const job = this.#jobs[0]!
      const { stream, expected } = job
      const known = stream === null ? undefined : (ahead.get(stream) ?? this.#heads.get(stream))
      if (stream !== null && ahead.has(stream) && known?.version !== expected) break
      const before =
        stream === null || known?.version === expected ? (known ?? null) : await this.#headAt(stream, expected)
      this.#jobs.shift()
      try {
        const next = prepare(job, before)
        prepared.push(next)
        if (next.head && stream !== null) ahead.set(stream, next.head)
      } catch (error) {
        job.reject(error)
      }
    }
    return prepared
  }

  /** @returns what came of each; `null`: all are written */
  async #send(batch: readonly Prepared[]): Promise<Result[] | null> {
    const began = performance.now()
    if (this.#batch === 0) await this.#begin()
    this.#batch += 1
    const looks = this.#looks.splice(0)
    const streams = [...new Set(looks.map(({ stream }) => stream))]
    const head = [this.#writer, this.#batch, this.#lease?.token ?? null, streams]
    const ask = async (name: string, text: string, values: readonly unknown[]) => {
      const once = () => this.#link.once<Answer>(text, [...head, ...values], name)
      // An owner asks for as long as it is one; whoever has no lease asks for a while.
      const rows = await this.#link.persist(once, () => this.#lease?.until ?? began + patienceMs)
      return rows[0]!
    }
    try {
      const joined = joinedOf(batch)
      const short = joined && (await ask('append', appending, joined))
      const { results, lasts } = short?.results ? short : await ask('write', writing, [`[${batch.map(jsonOf).join()}]`])
      this.onCommit(performance.now() - began)
      this.#lease?.wrote(this.#writer, this.#batch)
      for (const { stream, resolve } of looks) resolve(Number(lasts[streams.indexOf(stream)]))
      return results === true ? null : results
    } catch (error) {
      for (const { resolve } of looks) resolve(null)
      throw error
    }
  }

  #settle(batch: readonly Prepared[], results: readonly Result[] | null): void {
    const again: Job[] = []
    for (const [index, { job, head }] of batch.entries()) {
      const result = results ? results[index]! : { version: head?.version ?? null, gone: 0 }
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

/** @throws RowsRefused for a text of no database */
function prepare(job: Job, before: Head | null): Prepared {
  const { stream, expected, changes } = job
  let [version, hash] = [expected, before?.hash ?? genesisHash]
  const rows = job.rows.map((row) => {
    version += 1
    hash = chainHash(hash, stream ?? '', version, row)
    return { ...row, hash }
  })
  const head = stream === null ? null : { version, hash }
  const prepared = { job, previous: before?.hash ?? null, rows, head, isShort: false }
  prepared.isShort = stream !== null && changes.length === 0 && !unjoinable.test(stream) && rows.every(isJoinable)
  if (prepared.isShort) return prepared
  const text = jsonOf(prepared)
  if (text.includes('\\u') && unkeepable.test(text)) throw new RowsRefused('a text holds a sign that no database takes')
  return prepared
}

/** An empty text alone would be read as no text. */
const isJoinable = ({ actor, key, type }: EventRow): boolean =>
  key !== '' && !unjoinable.test(actor) && !unjoinable.test(type) && (key === null || !unjoinable.test(key))

/** A job as `write` takes it. */
const jsonOf = ({ job: { stream, expected, changes }, previous, rows }: Prepared): string =>
  JSON.stringify({ stream, expected: stream === null ? null : expected, previous, events: rows, changes })

/** What `append` takes, if all of it is events of one stream. */
function joinedOf(batch: readonly Prepared[]): unknown[] | null {
  const { job, previous } = batch[0]!
  const rows: HashedRow[] = []
  for (const next of batch) {
    if (!next.isShort || next.job.stream !== job.stream) return null
    rows.push(...next.rows)
  }
  const join = (of: (row: HashedRow) => string | number) => rows.map(of).join(sign.between)
  return [
    ...[job.stream, job.expected, previous],
    join(({ at }) => at),
    join(({ actor }) => actor),
    join(({ key }) => key ?? sign.none),
    join(({ type }) => type),
    join(({ data }) => data),
    join(({ hash }) => hash),
  ]
}

function refusalOf(job: Job, result: Exclude<Result, { version: unknown } | { stale: true }>): Error {
  if ('conflict' in result) return new ConcurrencyConflict(job.stream ?? '', job.expected, result.conflict)
  if ('person' in result) return new PersonConflict(result.person ?? '')
  return new RowsRefused(result.refused)
}
