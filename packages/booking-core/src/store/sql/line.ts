import type { NewLetter } from '../ports/letters.ts'
import { type InLine, type Joined, type Line, lineLetters } from '../ports/line.ts'
import { all, type Database, first, run, type Steps } from './database.ts'
import { addLetter } from './letters.ts'

const DAY_MS = 24 * 3_600_000

type Opening = { office: string; opens: number }

export class SqlLine implements Line {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async join(one: InLine, perNetwork: number): Promise<Joined> {
    return this.#db.write({ office: one.office }, function* (): Steps<Joined> {
      const { network, mailbox } = one
      if (network !== null) {
        const others = yield* first<{ count: number }>(
          `SELECT count(*) AS count FROM line WHERE office = @office AND opens = @opens AND network = @network`,
          one,
        )
        if ((others?.count ?? 0) >= perNetwork) return 'network'
      }
      if (mailbox !== null && (yield* isTaken(one, mailbox, ''))) return 'mailbox'
      yield* run(
        `INSERT INTO line (ticket, office, opens, asked_at, network, mailbox, booking)
           VALUES (@ticket, @office, @opens, @askedAt, @network, @mailbox, @booking) ON CONFLICT DO NOTHING`,
        one,
      )
      return 'joined'
    })
  }

  async all(office: string, opens: number): Promise<InLine[]> {
    return this.#db.read(() =>
      all<InLine>(
        `SELECT ticket, office, opens, asked_at AS "askedAt", network, mailbox, booking FROM line
           WHERE office = @office AND opens = @opens ORDER BY asked_at, ticket`,
        { office, opens },
      ),
    )
  }

  async use(ticket: string, booking: string): Promise<boolean> {
    const use = () =>
      run('UPDATE line SET booking = @booking WHERE ticket = @ticket AND booking IS NULL', { ticket, booking })
    return (await this.#db.write({ common: true }, use)) === 1
  }

  async bind(booking: string, mailbox: string): Promise<boolean> {
    const opening = await this.#db.read(() =>
      first<Opening>('SELECT office, opens FROM line WHERE booking = @booking', { booking }),
    )
    if (!opening) return true
    return this.#db.write({ office: opening.office, common: true }, function* (): Steps<boolean> {
      if (yield* isTaken(opening, mailbox, booking)) return false
      yield* run('UPDATE line SET mailbox = @mailbox WHERE booking = @booking', { mailbox, booking })
      return true
    })
  }

  async leave(ticket: string): Promise<void> {
    await this.#db.write({ common: true }, () => run('DELETE FROM line WHERE ticket = @ticket', { ticket }))
  }

  async spend(work: string, until: number): Promise<boolean> {
    const spend = () =>
      run('INSERT INTO spent (work, until) VALUES (@work, @until) ON CONFLICT DO NOTHING', { work, until })
    return (await this.#db.write({ common: true }, spend)) === 1
  }

  async writeLetter(about: string, letter: NewLetter, now: number): Promise<void> {
    await this.#db.write({ common: true }, () => addLetter(`${lineLetters}${about}`, letter, now))
  }

  async tidy(office: string, opens: number, now: number): Promise<void> {
    const dropped = await this.#db.write({ office, common: true }, function* (): Steps<number> {
      yield* run('DELETE FROM spent WHERE until <= @now', { now })
      const tickets = yield* run('DELETE FROM line WHERE office = @office AND opens < @opens', { office, opens })
      const old = { kind: lineLetters, before: now - DAY_MS }
      return (
        tickets + (yield* run('DELETE FROM letters WHERE substr(booking, 1, 5) = @kind AND written_at < @before', old))
      )
    })
    if (dropped > 0) this.#db.scrub()
  }
}

/** Whether another place in line of an opening is a mailbox's. @param booking whose own place doesn't count */
function* isTaken({ office, opens }: Opening, mailbox: string, booking: string): Steps<boolean> {
  const other = yield* first(
    `SELECT 1 FROM line WHERE office = @office AND opens = @opens AND mailbox = @mailbox
       AND booking IS DISTINCT FROM @booking LIMIT 1`,
    { office, opens, mailbox, booking },
  )
  return other !== undefined
}
