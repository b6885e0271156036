import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StoreFailure } from '../errors.ts'
import type { DatabaseAddress } from './address.ts'
import { isLost, toStoreFailure } from './pg-failure.ts'

/** A question without an answer for so long has none: the connection is given up. */
const answerMs = 3_000
const connectMs = 2_000
/** Between two tries to reach the server. */
const againMs = 100
/** How long a reader waits for a server that is away. */
export const patienceMs = 10_000

/**
 * Both ends let go of a connection that leads nowhere within seconds; each of these alone may hold it for minutes. And
 * a session that does nothing inside a transaction is ended: it would keep its locks for as long as its program sleeps.
 */
const session =
  '-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=2 -c tcp_user_timeout=4000' +
  ' -c idle_in_transaction_session_timeout=3000'

const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)

/** What a server says of a commit that it can't vouch for: it gave up waiting for the standby. */
const notReplicated = '01000'

/** Asks one question within a row of them. */
export type Asked = (text: string, values?: unknown[]) => Promise<pg.QueryResult>

/** One connection to whichever of the hosts takes writes, made again when it is lost. */
export class Link {
  readonly #address: DatabaseAddress
  readonly #schema: string
  readonly #answerMs: number
  #client: Promise<pg.Client> | null = null
  #turn: Promise<unknown> = Promise.resolve()
  #closed = false
  #isDoubted = false

  constructor(address: DatabaseAddress, schema: string, answer = answerMs) {
    this.#address = address
    this.#schema = schema
    this.#answerMs = answer
  }

  /** As an operator is told of it. */
  get name(): string {
    return `${this.#address.name} ${this.#schema}`
  }

  /**
   * Asks once, one question after another. @throws whatever `pg` throws; a connection that is lost is made anew for the
   * next question
   * @param name of a question that is asked often: the server reads and plans it once a connection
   */
  once<Row extends pg.QueryResultRow>(text: string, values: unknown[] = [], name?: string): Promise<Row[]> {
    const answer = this.#turn.then(() => this.#onceNow<Row>(text, values, name))
    this.#turn = answer.catch(() => undefined)
    return answer
  }

  async #onceNow<Row extends pg.QueryResultRow>(text: string, values: unknown[], name?: string): Promise<Row[]> {
    if (this.#closed) throw new StoreFailure('closed', this.name, 'the store is closed')
    this.#client ??= this.#connect()
    const made = this.#client
    try {
      const client = await made
      this.#isDoubted = false
      const { rows } = await client.query<Row>({ text, values, ...(name !== undefined && { name }) })
      if (this.#isDoubted) throw new Error('the standby has not said that it has it')
      return rows
    } catch (error) {
      if (isLost(error)) this.#drop(made)
      throw error
    }
  }

  /**
   * Several questions in a row on this connection, which nobody else asks meanwhile; a text without values may hold
   * several statements. Whatever is thrown ends the connection, and with it a transaction that was begun.
   * @throws whatever `act` or `pg` throws
   */
  inTurn<T>(act: (ask: Asked) => Promise<T>): Promise<T> {
    const done = this.#turn.then(() => this.#inTurnNow(act))
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #inTurnNow<T>(act: (ask: Asked) => Promise<T>): Promise<T> {
    if (this.#closed) throw new StoreFailure('closed', this.name, 'the store is closed')
    this.#client ??= this.#connect()
    const made = this.#client
    try {
      const client = await made
      this.#isDoubted = false
      const done = await act((text, values) => client.query(values ? { text, values } : { text }))
      if (this.#isDoubted) throw new Error('the standby has not said that it has it')
      return done
    } catch (error) {
      this.#drop(made)
      throw error
    }
  }

  /** Asks what changes nothing, again for as long as the server is away. @throws StoreFailure */
  async ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = [], name?: string): Promise<Row[]> {
    const end = performance.now() + patienceMs
    return this.persist(
      () => this.once<Row>(text, values, name),
      () => end,
    )
  }

  /** Does again what was lost on the way, until then (`performance.now()`). @throws StoreFailure */
  async persist<T>(act: () => Promise<T>, end: () => number): Promise<T> {
    for (;;) {
      try {
        return await act()
      } catch (error) {
        if (this.#closed) throw new StoreFailure('closed', this.name, 'the store is closed')
        if (!isLost(error) || performance.now() >= end()) throw toStoreFailure(error, this.name)
        await wait(againMs)
      }
    }
  }

  /** A client of one's own for what takes several steps; it ends with them. */
  async alone<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = await this.#connect()
    try {
      return await act(client)
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = await this.#client?.catch(() => null)
    this.#client = null
    await client?.end().catch(() => undefined)
  }

  #drop(made: Promise<pg.Client>): void {
    if (this.#client === made) this.#client = null
    made.then((client) => client.end()).catch(() => undefined)
  }

  /** The first host that takes writes: pg itself knows one host only, and takes a standby for a server. */
  async #connect(): Promise<pg.Client> {
    let last: unknown = new Error('no host')
    for (const host of this.#address.hosts) {
      const client = this.#clientOf(host)
      try {
        await client.connect()
        const { rows } = await client.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby')
        if (!rows[0]?.standby) return client
        last = new Error(`${host.host} is a standby`)
      } catch (error) {
        last = error
      }
      client.end().catch(() => undefined)
    }
    throw last
  }

  #clientOf(host: { host: string; port: number }): pg.Client {
    const { user, password, database, ssl } = this.#address
    const client = new pg.Client({
      ...host,
      ...(user !== undefined && { user }),
      ...(password !== undefined && { password }),
      ...{ database, ssl, types },
      application_name: this.#schema,
      options: `-c search_path="${this.#schema}" ${session}`,
      connectionTimeoutMillis: connectMs,
      query_timeout: this.#answerMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 1_000,
    })
    // Without a listener a server that goes away would end this process.
    client.on('error', () => this.#forget(client))
    client.on('notice', ({ code }) => {
      if (code === notReplicated) this.#isDoubted = true
    })
    return client
  }

  #forget(client: pg.Client): void {
    const made = this.#client
    made
      ?.then((current) => {
        if (current === client && this.#client === made) this.#client = null
      })
      .catch(() => undefined)
  }
}
