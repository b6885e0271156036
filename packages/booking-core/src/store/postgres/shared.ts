import type { HourOfAsks, Shared, SharedStanding, TurnRoom } from '../ports/shared.ts'
import { all, first, run, type Steps } from '../sql/database.ts'
import type { PostgresDatabase } from './database.ts'
import { tidyDays } from './site-mark.ts'

const standing = `SELECT l.ticket, l.asked_at AS "askedAt", l.booking,
  l.turn_until AS "turnUntil", l.over_at AS "overAt", coalesce(s.at, l.asked_at) AS "seenAt"
  FROM line l LEFT JOIN line_seen s ON s.ticket = l.ticket`

/** By the database's clock: servers' own may differ. */
const clock = '(extract(epoch FROM clock_timestamp()) * 1000)::double precision'

/** What was changed before a moment may be seen so much later: its transaction was still on its way. */
const LATE_MS = 5_000

/** Drops rows that nobody holds at this moment: of two servers that tidy neither waits for the other. */
const old = (table: string, which: string) =>
  `DELETE FROM ${table} WHERE ctid = ANY (ARRAY (SELECT ctid FROM ${table} WHERE ${which} FOR UPDATE SKIP LOCKED))`

/** Limits and turns that servers count together, in the database that they share. */
export class PostgresShared implements Shared {
  readonly #db: PostgresDatabase
  /** Whose place in line is asked for next, with the answer that they wait for, and the one that is on its way. */
  readonly #asked = new Set<string>()
  #asking: Promise<Map<string, SharedStanding>> | null = null
  #answering: Promise<unknown> | null = null

  constructor(db: PostgresDatabase) {
    this.#db = db
  }

  /** The generic cell rate algorithm, as one row keeps it: see `allowance` of the server's package. */
  async allow(counter: string, { atOnce, earnedAfterMs }: Parameters<Shared['allow']>[1]): Promise<number> {
    const values = { counter, earned: earnedAfterMs, most: (atOnce - 1) * earnedAfterMs }
    const counted = await this.#db.read(() =>
      first(
        `INSERT INTO allowances (counter, full_at) VALUES (@counter, ${clock} + @earned)
         ON CONFLICT (counter) DO UPDATE SET full_at = greatest(allowances.full_at, ${clock}) + @earned
           WHERE allowances.full_at - ${clock} <= @most
         RETURNING counter`,
        values,
      ),
    )
    if (counted) return 0
    const row = await this.#db.read(() =>
      first<{ wait: number }>(
        `SELECT full_at - ${clock} - @most AS wait FROM allowances WHERE counter = @counter`,
        values,
      ),
    )
    return Math.max(1, Math.ceil((row?.wait ?? 0) / 1000))
  }

  countAsks(news: readonly HourOfAsks[], since: number): Promise<{ all: HourOfAsks[]; until: number }> {
    const [networks, hours, counts] = [
      news.map(({ network }) => network),
      news.map(({ hour }) => hour),
      news.map(({ count }) => count),
    ]
    return this.#db.read(function* (): Steps<{ all: HourOfAsks[]; until: number }> {
      if (news.length > 0)
        yield* all(
          `INSERT INTO asks (network, hour, count, changed)
             SELECT network, hour, count, ${clock}
               FROM unnest(@networks::text[], @hours::bigint[], @counts::bigint[]) AS n (network, hour, count)
               ORDER BY network, hour
           ON CONFLICT (network, hour) DO UPDATE SET count = asks.count + excluded.count, changed = excluded.changed`,
          { networks, hours, counts },
        )
      const until = yield* first<{ now: number }>(`SELECT ${clock} AS now`)
      const rows = yield* all<HourOfAsks>('SELECT network, hour, count FROM asks WHERE changed >= @since', {
        since: since - LATE_MS,
      })
      return { all: rows, until: until?.now ?? since }
    })
  }

  standings(office: string, opens: number): Promise<SharedStanding[]> {
    return this.#db.read(() =>
      all<SharedStanding>(`${standing} WHERE l.office = @office AND l.opens = @opens`, { office, opens }),
    )
  }

  async standing(ticket: string): Promise<SharedStanding | null> {
    this.#asking ??= this.#askNext()
    this.#asked.add(ticket)
    return (await this.#asking).get(ticket) ?? null
  }

  /** All who are asked for until the answer before has come are asked for together: in a rush there are thousands. */
  async #askNext(): Promise<Map<string, SharedStanding>> {
    await this.#answering?.catch(() => undefined)
    await new Promise<void>((done) => setImmediate(done))
    const tickets = [...this.#asked]
    this.#asked.clear()
    this.#asking = null
    const answering = this.#db.read(() =>
      all<SharedStanding>(`${standing} WHERE l.ticket = ANY(@tickets)`, { tickets }),
    )
    this.#answering = answering
    return new Map((await answering).map((row) => [row.ticket, row]))
  }

  async seen(tickets: readonly string[], now: number): Promise<void> {
    await this.#db.read(() =>
      all(
        `INSERT INTO line_seen (ticket, at) SELECT unnest(@tickets::text[]), @now ORDER BY 1
           ON CONFLICT (ticket) DO UPDATE SET at = greatest(line_seen.at, excluded.at)`,
        { tickets, now },
      ),
    )
  }

  async letIn(
    opening: { office: string; opens: number },
    next: readonly string[],
    { most, turnMs }: TurnRoom,
    now: number,
  ): Promise<void> {
    await this.#db.write({ office: opening.office, common: true }, function* (): Steps<void> {
      yield* run(
        `UPDATE line SET over_at = @now, turn_until = NULL
           WHERE office = @office AND opens = @opens AND turn_until <= @now AND coalesce(taken_until, 0) <= @now`,
        { ...opening, now },
      )
      const inside = yield* first<{ count: number }>(
        `SELECT count(*) AS count FROM line WHERE office = @office AND opens = @opens AND turn_until IS NOT NULL`,
        opening,
      )
      const room = most - (inside?.count ?? 0)
      if (room <= 0 || next.length === 0) return
      yield* run(
        `UPDATE line SET turn_until = @until WHERE ticket IN (
           SELECT l.ticket FROM unnest(@next::text[]) WITH ORDINALITY AS n (ticket, place) JOIN line l USING (ticket)
             WHERE l.turn_until IS NULL AND l.over_at IS NULL AND l.booking IS NULL ORDER BY n.place LIMIT @room)`,
        { next, room, until: now + turnMs },
      )
    })
  }

  async takeTurn(ticket: string, until: number, now: number): Promise<boolean> {
    const take = () =>
      run(
        `UPDATE line SET taken_until = @until WHERE ticket = @ticket AND turn_until > @now AND booking IS NULL
           AND coalesce(taken_until, 0) <= @now`,
        { ticket, until, now },
      )
    return (await this.#db.write({ common: true }, take)) === 1
  }

  async giveTurnBack(ticket: string): Promise<void> {
    await this.#db.write({ common: true }, () =>
      run('UPDATE line SET taken_until = NULL WHERE ticket = @ticket', { ticket }),
    )
  }

  async endTurn(ticket: string, booking: string, now: number): Promise<void> {
    await this.#db.write({ common: true }, () =>
      run(
        `UPDATE line SET booking = @booking, over_at = @now, turn_until = NULL, taken_until = NULL
           WHERE ticket = @ticket AND booking IS NULL`,
        { ticket, booking, now },
      ),
    )
  }

  async again(ticket: string, now: number): Promise<void> {
    await this.#db.write({ common: true }, () =>
      run(
        `UPDATE line SET over_at = NULL, turn_until = NULL, asked_at = @now
           WHERE ticket = @ticket AND booking IS NULL AND over_at IS NOT NULL`,
        { ticket, now },
      ),
    )
  }

  isLacking(): Promise<boolean> {
    return this.#db.isLacking()
  }

  async tidy(now: number): Promise<void> {
    await this.#db.read(function* (): Steps<void> {
      yield* run(old('allowances', `full_at < ${clock}`))
      yield* run(old('asks', 'hour < @hour'), { hour: Math.floor(now / 3_600_000) - 1 })
      yield* run(old('line_seen', 'at < @before'), { before: now - 24 * 3_600_000 })
      yield* run(old('writers', `began < clock_timestamp() - interval '${tidyDays} days'`))
    })
  }
}
