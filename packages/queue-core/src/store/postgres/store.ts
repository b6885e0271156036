import { assertText, toRow } from '../event-row.ts'
import type { Alongside, Aside } from '../ports/alongside.ts'
import type { NewEvent, StoredEvent } from '../ports/events.ts'
import type { Lease } from '../ports/lease.ts'
import type { Snapshot } from '../ports/snapshots.ts'
import type { Store } from '../ports/store.ts'
import { PostgresEvents } from './events.ts'
import type { Link } from './link.ts'
import { PostgresNotes } from './notes.ts'
import { linkTo, type PostgresPlace, prepareSchema } from './open-database.ts'
import { PostgresPeople } from './people.ts'
import { PostgresProfiles } from './profiles.ts'
import { PostgresSnapshots } from './snapshots.ts'
import { PostgresStaffSecrets } from './staff-secrets.ts'
import { WriteQueue } from './write-queue.ts'

/**
 * Opens what an office keeps in a database, made anew when missing.
 * @param lease holds every write of the office's hub to it; `null`: an operator's command, which owns nothing
 * @throws StoreFailure
 */
export async function openPostgresStore(place: PostgresPlace, lease: Lease | null = null): Promise<PostgresStore> {
  await prepareSchema(place)
  const [reads, writes] = [linkTo(place), linkTo(place)]
  const queue = new WriteQueue(writes, lease)
  const events = new PostgresEvents(reads)
  try {
    await events.checkTails()
  } catch (error) {
    await Promise.all([reads.close(), writes.close()])
    throw error
  }
  return new PostgresStore({ reads, writes, queue, events })
}

/** The store in a schema of a PostgreSQL database: docs/decisions/0256-a-lease-in-every-write.md. */
export class PostgresStore implements Store {
  readonly people: PostgresPeople
  readonly staff: PostgresStaffSecrets
  readonly notes: PostgresNotes
  readonly profiles: PostgresProfiles
  readonly #links: readonly Link[]
  readonly #reads: Link
  readonly #queue: WriteQueue
  readonly #events: PostgresEvents
  readonly #snapshots: PostgresSnapshots
  #scrubbing: Promise<unknown> = Promise.resolve()

  constructor(parts: { reads: Link; writes: Link; queue: WriteQueue; events: PostgresEvents }) {
    const { reads, writes, queue, events } = parts
    this.#links = [reads, writes]
    this.#reads = reads
    this.#queue = queue
    this.#events = events
    this.#snapshots = new PostgresSnapshots(reads, queue)
    this.people = new PostgresPeople(reads)
    this.staff = new PostgresStaffSecrets(reads)
    this.notes = new PostgresNotes(reads)
    this.profiles = new PostgresProfiles(reads)
    queue.onErased = () => void this.scrub().catch(() => undefined)
  }

  async *read(stream: string, after = 0): AsyncIterable<StoredEvent> {
    // Each act of a device asks whether it may still be here: in a rush what is written anyway says so.
    if (after > 0 && (await this.#queue.lastOf(stream)) === after) return
    yield* this.#events.read(stream, after)
  }

  versionBefore(stream: string, at: number): Promise<number> {
    return this.#events.versionBefore(stream, at)
  }

  load(stream: string): Promise<Snapshot | null> {
    return this.#snapshots.load(stream)
  }

  save(stream: string, version: number, state: string): Promise<void> {
    return this.#snapshots.save(stream, version, state)
  }

  async append(
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    alongside: readonly Alongside[] = [],
  ): Promise<number> {
    assertText(stream)
    const rows = events.map(toRow)
    if (rows.length === 0 && alongside.length === 0) return expectedVersion
    return this.#queue.enqueue({ stream, expected: expectedVersion, rows, changes: alongside })
  }

  async note(changes: readonly Aside[]): Promise<void> {
    if (changes.length > 0) await this.#queue.enqueue({ stream: null, expected: 0, rows: [], changes })
  }

  /** What was erased stays in the pages of a table until they are cleaned. */
  scrub(): Promise<void> {
    const done = this.#scrubbing.then(async () => {
      await this.#reads.ask('VACUUM people')
      await this.#reads.ask('VACUUM notes')
    })
    this.#scrubbing = done.catch(() => undefined)
    return done
  }

  onCommit(listener: (milliseconds: number) => void): void {
    this.#queue.onCommit = listener
  }

  async close(): Promise<void> {
    await this.#queue.close()
    await this.#scrubbing
    for (const link of this.#links) await link.close()
  }
}
