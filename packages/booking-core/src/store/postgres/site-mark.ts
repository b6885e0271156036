import { type Link, toStoreFailure } from '@poczekalnia/queue-core/database'
import { StoreFailure } from '@poczekalnia/queue-core/store'
import type { Kept, KeptMemory } from '../ports/kept.ts'

/** What writers have written last is kept for so long … */
export const tidyDays = 60
/** … and missed for so long: no clock is that wrong. */
const missedMs = 30 * 24 * 3_600_000
/** So often it is remembered at most what was written last. */
const rememberMs = 500

type Row = { id: string; lacking: boolean; batch: number | null }

/**
 * Opens the mark of a site's database, and holds it to what this server was told before its restart.
 * @param link closed with it
 * @throws StoreFailure
 */
export async function openSiteMark(link: Link, memory?: KeptMemory): Promise<SiteMark> {
  try {
    const kept = memory?.read() ?? null
    const [row] = await link.ask<Row>(looking(kept ? '$1::uuid' : 'NULL::uuid'), kept ? [kept.writer] : [])
    if (!row) throw new StoreFailure('damaged', link.name, 'the row that tells of the site is gone')
    const mark = new SiteMark(link, row.id, memory)
    const isMissed = kept?.site === row.id && Date.now() - kept.at < missedMs && (row.batch ?? 0) < kept.batch
    if (isMissed) await mark.foundLacking()
    return mark
  } catch (error) {
    await link.close()
    throw toStoreFailure(error, link.name)
  }
}

/** @param writer an expression: whose last transaction is asked for */
const looking = (writer: string) =>
  `SELECT s.id, s.lacking, w.batch FROM site s LEFT JOIN writers w ON w.id = ${writer}`

/**
 * Whether a site's database lacks what it had acknowledged, in a row that all its servers see before each write
 * (docs/decisions/0282-booking-servers.md). It is found by the number of a server's last transaction.
 */
export class SiteMark {
  readonly #link: Link
  readonly #memory: KeptMemory | undefined
  #site: string
  /** The site that was found lacking and could not be marked yet. */
  #owed: string | null = null
  #last: Kept | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(link: Link, site: string, memory: KeptMemory | undefined) {
    this.#link = link
    this.#site = site
    this.#memory = memory
  }

  /** The statement whose answer `mustHave` judges. */
  looking(writer: string): string {
    return looking(`'${writer}'`)
  }

  /**
   * Before a transaction: whether the writer's one before it is there.
   * @throws StoreFailure `lacking`
   */
  mustHave(batch: number, { rows: [found] }: { rows: unknown[] }): void {
    const { id, lacking, batch: there } = found as Row
    const isSame = id === this.#site
    this.#site = id
    // One that an operator has let go on since is not held to what it had before.
    const isMissing = isSame && (there ?? 0) < batch
    if (isMissing) this.#owed = id
    if (lacking || this.#owed === id)
      throw new StoreFailure('lacking', this.#link.name, 'the database has lost something that it had kept')
  }

  /** A transaction was acknowledged. */
  wrote(writer: string, batch: number): void {
    if (!this.#memory) return
    this.#last = { site: this.#site, writer, batch, at: Date.now() }
    this.#timer ??= setTimeout(() => this.#remember(), rememberMs)
  }

  /** Marks it for all servers, now or as soon as it can be reached. */
  async foundLacking(): Promise<void> {
    this.#owed ??= this.#site
    await this.#pay().catch(() => undefined)
  }

  /** @throws StoreFailure when the database can't be reached */
  async isLacking(): Promise<boolean> {
    await this.#pay()
    const [row] = await this.#link.ask<Row>('SELECT lacking FROM site')
    return row?.lacking ?? false
  }

  async close(): Promise<void> {
    this.#remember()
    await this.#link.close()
  }

  async #pay(): Promise<void> {
    if (this.#owed === null) return
    await this.#link.ask('UPDATE site SET lacking = true WHERE id = $1', [this.#owed])
    this.#owed = null
  }

  #remember(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (!this.#last) return
    try {
      this.#memory?.write(this.#last)
    } catch {
      // A full disk: then what comes next is remembered.
    }
  }
}
