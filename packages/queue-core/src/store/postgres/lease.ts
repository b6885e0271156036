import { setTimeout as wait } from 'node:timers/promises'
import { StoreFailure } from '../errors.ts'
import type { Lease, LeaseHolder, LeaseMemory, Remembered } from '../ports/lease.ts'
import type { Link } from './link.ts'
import { linkTo, type PostgresPlace, prepareSchema } from './open-database.ts'
import { isLost, toStoreFailure } from './pg-failure.ts'

/** Milliseconds. */
export type LeasePace = {
  /** An owner says so often that it is there. */
  beat: number
  /** One that has not could say so for so long stops by itself, by its own clock … */
  own: number
  /** … before the others take it for gone, each by its own clock: no two machines’ clocks are compared. */
  gone: number
  /** Who waits looks so often: what a planned hand-over costs. */
  look: number
}
export const leasePace: LeasePace = { beat: 800, own: 3_200, gone: 4_000, look: 150 }
const answerMs = 1_200

type Row = LeaseHolder & { token: number; beat: number; released: boolean; lacking: boolean; id: number }

/** `id`: a table that was made anew is another, whatever it counts. */
const looking = `SELECT token, beat, owner, address, released, lacking, 'lease'::regclass::oid::bigint AS id FROM lease`

/**
 * Opens the office's lease.
 * @param now a clock that only goes on, milliseconds: for how long the owner has not been heard of
 * @throws StoreFailure
 */
export async function openPostgresLease(
  place: PostgresPlace,
  hub: LeaseHolder & { memory?: LeaseMemory },
  pace: LeasePace = leasePace,
  now: () => number = () => performance.now(),
): Promise<PostgresLease> {
  await prepareSchema(place)
  return new PostgresLease(linkTo(place, answerMs), hub, pace, now)
}

/** A row of the office's schema: docs/decisions/0256-a-lease-in-every-write.md. */
export class PostgresLease implements Lease {
  readonly #link: Link
  readonly #hub: LeaseHolder & { memory?: LeaseMemory }
  readonly #pace: LeasePace
  readonly #now: () => number
  #token = 0
  #until = 0
  #isOver = false
  #timer: NodeJS.Timeout | null = null
  #end: NodeJS.Timeout | null = null
  /** The latest that was seen of the lease: what comes before it later was lost by the database. */
  #latest: Pick<Row, 'token' | 'beat' | 'id'> | null = null
  #wrote: Remembered['wrote'] = null
  #kept = ''
  #beating: Promise<unknown> = Promise.resolve()
  #onLost: (why: Error) => void = () => undefined

  constructor(link: Link, hub: LeaseHolder & { memory?: LeaseMemory }, pace: LeasePace, now: () => number) {
    this.#link = link
    this.#hub = hub
    this.#pace = pace
    this.#now = now
  }

  get token(): number {
    return this.#token
  }

  get until(): number {
    return this.#until
  }

  onLost(callback: (why: Error) => void): void {
    this.#onLost = callback
  }

  async take(onOther: (holder: LeaseHolder) => void, onLacking?: () => void): Promise<void> {
    let seen: Row | null = null
    let since = 0
    let isTold = false
    let memory = this.#hub.memory?.read() ?? null
    while (!this.#isOver) {
      try {
        const row = await this.#look()
        if (memory?.id === row.id) {
          this.#wrote = memory.wrote
          if (await this.#isMissing(memory)) {
            await this.#markLacking(memory.token)
            row.lacking = true
          }
        }
        memory = null
        if (onLacking && (row.lacking || this.#isBefore(row))) {
          if (!row.lacking) await this.#markLacking(row.token)
          if (!isTold) onLacking()
          isTold = true
          await wait(this.#pace.beat)
          continue
        }
        const isSame = seen?.token === row.token && seen.beat === row.beat
        if (!isSame) since = this.#now()
        if (seen?.token !== row.token && !row.released && row.owner !== this.#hub.owner) onOther(row)
        seen = row
        // Its own lease from before a restart: whoever has the folder knows that nobody else goes on with it.
        const isFree = row.released || row.owner === this.#hub.owner || this.#now() - since >= this.#pace.gone
        if (isFree && (await this.#takeFrom(row))) return
      } catch (error) {
        // A database that is away has no other owner either; it is waited for.
        if (!isLost(error)) throw toStoreFailure(error, this.#link.name)
        seen = null
      }
      await wait(this.#pace.look)
    }
    throw new StoreFailure('closed', this.#link.name, 'nobody waits for the office any more')
  }

  async release(): Promise<void> {
    this.#isOver = true
    this.#stopTimers()
    await this.#beating
    this.#remember()
    try {
      if (this.#token > 0) await this.#link.once('UPDATE lease SET released = true WHERE token = $1', [this.#token])
    } catch {
      // The others find out by themselves.
    }
    await this.#link.close()
  }

  async foundLacking(): Promise<void> {
    await this.#link
      .persist(
        () => this.#markLacking(this.#token),
        () => this.#until,
      )
      // Whoever has seen the lease before notices as well.
      .catch(() => undefined)
  }

  wrote(writer: string, batch: number): void {
    this.#wrote = { writer, batch }
  }

  /** Keeps what the database has told, where it is not lost with it. */
  #remember(): void {
    if (!this.#latest || this.#token === 0) return
    const what = { ...this.#latest, wrote: this.#wrote }
    const text = JSON.stringify(what.wrote)
    if (text === this.#kept) return
    this.#hub.memory?.write(what)
    this.#kept = text
  }

  /** Whether the database lacks what this hub was told before its restart. */
  async #isMissing({ id, token, beat, wrote }: Remembered): Promise<boolean> {
    this.#latest = { id, token, beat }
    if (this.#isBefore(await this.#look())) return true
    if (!wrote) return false
    const rows = await this.#link.once<{ batch: number }>('SELECT batch FROM writers WHERE id = $1', [wrote.writer])
    return (rows[0]?.batch ?? 0) < wrote.batch
  }

  async #look(): Promise<Row> {
    const [row] = await this.#link.once<Row>(looking)
    if (!row) throw new StoreFailure('damaged', this.#link.name, 'the lease of the office is gone')
    return row
  }

  /**
   * Whether a row is from before one that was seen: the database has lost what came between. Beats alone have to be
   * more than one: the last may have been all that a standby had not got, and its owner counts what it wrote itself.
   */
  #isBefore({ token, beat, id }: Pick<Row, 'token' | 'beat' | 'id'>): boolean {
    const latest = this.#latest
    const isSame = latest?.id === id
    if (isSame && (token < latest.token || (token === latest.token && beat < latest.beat - 1))) return true
    this.#latest = { token, beat, id }
    return false
  }

  /** @param token the highest that is known: a lease that was restored since has a higher one */
  async #markLacking(token: number): Promise<void> {
    await this.#link.once('UPDATE lease SET lacking = true WHERE token <= $1', [token])
  }

  /** @returns whether nobody was quicker, and the owner before has not been heard of meanwhile */
  async #takeFrom({ token, beat }: Row): Promise<boolean> {
    const began = performance.now()
    const taken = await this.#link.once<Pick<Row, 'token' | 'beat' | 'id'>>(
      `UPDATE lease SET token = token + 1, beat = 0, owner = $3, address = $4, released = false
         WHERE token = $1 AND beat = $2 RETURNING token, beat, tableoid::bigint AS id`,
      [token, beat, this.#hub.owner, this.#hub.address],
    )
    if (!taken[0]) return false
    this.#token = taken[0].token
    this.#latest = taken[0]
    this.#hold(began)
    this.#later()
    return true
  }

  /** Whatever an answer takes, or wherever the event loop is held up: at the end it is told. */
  #hold(from: number): void {
    this.#until = from + this.#pace.own
    if (this.#end) clearTimeout(this.#end)
    this.#end = setTimeout(() => this.#lose('can not reach its database'), this.#until - performance.now())
  }

  #stopTimers(): void {
    for (const timer of [this.#timer, this.#end]) if (timer) clearTimeout(timer)
  }

  #later(): void {
    this.#timer = setTimeout(() => {
      this.#beating = this.#beat()
    }, this.#pace.beat)
  }

  async #beat(): Promise<void> {
    const began = performance.now()
    // A process that was stopped wakes up here: the office may long be another's.
    if (began >= this.#until) return this.#lose('was not heard of for too long')
    try {
      const [beaten] = await this.#link.once<Pick<Row, 'token' | 'beat' | 'id'>>(
        'UPDATE lease SET beat = beat + 1 WHERE token = $1 RETURNING token, beat, tableoid::bigint AS id',
        [this.#token],
      )
      if (this.#isBefore(beaten ?? (await this.#look()))) {
        await this.foundLacking()
        return this.#lose('found that its database has lost something that it had kept')
      }
      if (!beaten) return this.#lose('was taken over by another hub')
      this.#remember()
      if (!this.#isOver) this.#hold(began)
    } catch (error) {
      if (!isLost(error)) return this.#lose(String(error))
    }
    if (!this.#isOver) this.#later()
  }

  #lose(why: string): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#stopTimers()
    this.#remember()
    this.#onLost(new StoreFailure('overtaken', this.#link.name, `this hub ${why}`))
  }
}
