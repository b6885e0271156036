import { randomUUID } from 'node:crypto'
import { type Asked, type Link, patienceMs, refusedRows, toStoreFailure } from '@poczekalnia/queue-core/database'
import { StoreFailure } from '@poczekalnia/queue-core/store'
import type { Answer, Ask, Database, Steps, Writes } from '../sql/database.ts'
import { numbered } from './numbered.ts'
import type { SiteMark } from './site-mark.ts'

type Job = {
  of: Writes
  steps: () => Steps<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}
/** What came of a job: told to its caller once it is on disk. */
type Outcome = { value: unknown } | { refusal: unknown }

/** Jobs in one transaction: other servers wait for it. */
const mostAtOnce = 64

/** The row that stands for what belongs to no office: no office is called so, and it comes before all of them. */
const commonRow = ''

/** Tables of which something personal may have been erased. */
const personal = ['bookings', 'letters', 'accounts', 'entries', 'line', 'invitations'] as const

/**
 * Takes the store's steps over lines to a PostgreSQL that other servers write too
 * (docs/decisions/0282-booking-servers.md). What is asked for while one transaction is on its way goes with the next
 * one: one commit for many. It begins by locking the rows of the offices that it writes for, so of two servers the
 * second reads what the first has committed. Every other row that it changes is covered by one of these, which are
 * locked in one order: so no two transactions ever wait for each other.
 */
export class PostgresDatabase implements Database {
  readonly #reads: readonly Link[]
  readonly #writes: Link
  readonly #upkeep: Link
  readonly #mark: SiteMark
  #writer: string = randomUUID()
  #batch = 0
  #turn = 0
  #jobs: Job[] = []
  #running: Promise<void> | null = null
  #scrubbing: Promise<unknown> | null = null
  #failure: StoreFailure | null = null

  constructor(links: { reads: readonly Link[]; writes: Link; upkeep: Link }, mark: SiteMark) {
    this.#mark = mark
    this.#reads = links.reads
    this.#writes = links.writes
    this.#upkeep = links.upkeep
  }

  async read<T>(steps: () => Steps<T>): Promise<T> {
    const link = this.#reads[this.#turn++ % this.#reads.length] as Link
    return take(steps(), async (ask) => {
      const { text, values } = numbered(ask)
      // No text here has this sign, and asking for one would be an error.
      if (values.some((value) => typeof value === 'string' && value.includes('\0'))) return { rows: [], changes: 0 }
      const rows = await link.ask(text, values)
      return { rows, changes: rows.length }
    })
  }

  write<T>(of: Writes, steps: () => Steps<T>): Promise<T> {
    if (this.#failure) return Promise.reject(this.#failure)
    return new Promise<T>((resolve, reject) => {
      this.#jobs.push({ of, steps, resolve: resolve as (value: unknown) => void, reject })
      // What is asked for in the same turn goes together.
      this.#running ??= new Promise<void>((done) => setImmediate(done)).then(() => this.#run())
    })
  }

  /** Whether it lacks what it had acknowledged: see `Shared`. */
  isLacking(): Promise<boolean> {
    return this.#mark.isLacking()
  }

  /** Rows that were erased stay in a table's pages until they are cleaned. */
  scrub(): void {
    this.#scrubbing ??= this.#upkeep
      .ask(`VACUUM ${personal.join(', ')}`)
      // The server's own upkeep does it later.
      .catch(() => undefined)
      .finally(() => {
        this.#scrubbing = null
      })
  }

  async close(): Promise<void> {
    await this.#running
    this.#failure ??= new StoreFailure('closed', this.#writes.name, 'the store is closed')
    await this.#scrubbing
    await this.#mark.close()
    for (const link of [...this.#reads, this.#writes, this.#upkeep]) await link.close()
  }

  async #run(): Promise<void> {
    while (this.#jobs.length > 0) {
      const jobs = this.#jobs.splice(0, mostAtOnce)
      try {
        if (this.#failure) throw this.#failure
        const outcomes = await this.#together(jobs)
        this.#mark.wrote(this.#writer, this.#batch)
        for (const [n, { resolve, reject }] of jobs.entries()) {
          const outcome = outcomes[n] as Outcome
          if ('refusal' in outcome) reject(outcome.refusal)
          else resolve(outcome.value)
        }
      } catch (error) {
        const failure = toStoreFailure(error, this.#writes.name)
        // What it had written is gone (a standby was promoted): nothing more is promised on what is there.
        if (failure.kind === 'lacking') await this.#mark.foundLacking()
        // Whether the last batch is on disk is not known, and nobody is told that it is: the next ones count anew.
        this.#writer = randomUUID()
        this.#batch = 0
        for (const { reject } of jobs) reject(failure)
      }
    }
    this.#running = null
  }

  /** Writes in one transaction, again while the server is away; once, also when the answer was lost. */
  #together(jobs: readonly Job[]): Promise<Outcome[]> {
    const end = performance.now() + patienceMs
    this.#batch += 1
    let committing: Outcome[] | null = null
    const attempt = async (): Promise<Outcome[]> => {
      if (committing && (await this.#isOnDisk())) return committing
      committing = null
      return this.#writes.inTurn(async (ask) => {
        // Several statements at once have an answer each.
        const [, found] = (await ask(this.#begin(jobs))) as unknown as { rows: unknown[] }[]
        this.#mark.mustHave(this.#batch - 1, found as { rows: unknown[] })
        const outcomes: Outcome[] = []
        for (const job of jobs) {
          if (outcomes.length > 0) await ask('RELEASE SAVEPOINT one; SAVEPOINT one')
          outcomes.push(await outcomeOf(job, ask))
        }
        // From here on an answer that is lost may have been a yes.
        committing = outcomes
        await ask('COMMIT')
        return outcomes
      })
    }
    return this.#writes.persist(attempt, () => end)
  }

  /** A transaction that has its number, and holds the rows of what it writes: always in the same order. */
  #begin(jobs: readonly Job[]): string {
    const rows = jobs.flatMap(({ of: { office, common } }) => [...(common ? [commonRow] : []), office ?? commonRow])
    const names = [...new Set(rows)].sort().map((row) => `'${row.replaceAll("'", "''")}'`)
    return `BEGIN ISOLATION LEVEL READ COMMITTED;
      ${this.#mark.looking(this.#writer)};
      INSERT INTO writers (id, batch) VALUES ('${this.#writer}', ${this.#batch})
        ON CONFLICT (id) DO UPDATE SET batch = excluded.batch, began = clock_timestamp();
      INSERT INTO offices (id) VALUES ${names.map((name) => `(${name})`).join(', ')} ON CONFLICT DO NOTHING;
      SELECT id FROM offices WHERE id IN (${names.join(', ')}) ORDER BY id FOR UPDATE;
      SAVEPOINT one`
  }

  /**
   * Whether the last batch was committed. A transaction that still runs on the line that was lost is waited for: it has
   * the writer's row.
   * @throws StoreFailure when what was committed before is gone
   */
  #isOnDisk(): Promise<boolean> {
    return this.#writes.inTurn(async (ask) => {
      await ask(`BEGIN ISOLATION LEVEL READ COMMITTED;
        INSERT INTO writers (id, batch) VALUES ('${this.#writer}', 0) ON CONFLICT DO NOTHING`)
      const { rows } = await ask('SELECT batch FROM writers WHERE id = $1 FOR UPDATE', [this.#writer])
      const { batch } = rows[0] as { batch: number }
      if (batch !== this.#batch) this.#mark.mustHave(this.#batch - 1, await ask(this.#mark.looking(this.#writer)))
      await ask('COMMIT')
      return batch === this.#batch
    })
  }
}

/** Writes for one caller. What it has written is gone when it is refused. @throws what failed for all */
async function outcomeOf({ steps }: Job, ask: Asked): Promise<Outcome> {
  let refusedBy: unknown = null
  try {
    const value = await take(steps(), async (step) => {
      const { text, values } = numbered(step)
      try {
        const { rows, rowCount } = await ask(text, values)
        return { rows, changes: rowCount ?? 0 }
      } catch (error) {
        refusedBy = error
        throw error
      }
    })
    return { value }
  } catch (error) {
    // What the steps throw themselves is their caller's; what the database says may be about all.
    const refusal = error === refusedBy ? refusedRows(error) : error
    if (!refusal) throw error
    await ask('ROLLBACK TO SAVEPOINT one')
    return { refusal }
  }
}

async function take<T>(steps: Steps<T>, answer: (ask: Ask) => Promise<Answer>): Promise<T> {
  let step = steps.next()
  while (!step.done) step = steps.next(await answer(step.value))
  return step.value
}
