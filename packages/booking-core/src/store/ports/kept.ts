/** What a server knows that its site's database has kept: one that does not have it later has lost it. */
export type Kept = {
  /** By which the site's tables are told from others, and from themselves after an operator let them go on. */
  site: string
  /** Its last transaction that was acknowledged. */
  writer: string
  batch: number
  /** When that was, epoch ms by the server's clock. */
  at: number
}

/** Keeps it over restarts, outside of the database. */
export type KeptMemory = { read(): Kept | null; write(kept: Kept): void }
