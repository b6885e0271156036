import { hash, randomBytes } from 'node:crypto'
import type { Role } from '@poczekalnia/protocol'
import type { KeptSession, Store } from '@poczekalnia/queue-core/store'

const HOUR_MS = 3_600_000
/** Nobody stays signed in longer: a working day with its overtime. */
export const LONGEST_MS = 12 * HOUR_MS
/**
 * Who can do more than serve visitors is signed out after so long without an act. A desk is not: its clerk talks to
 * visitors.
 */
export const IDLE_MS = { clerk: LONGEST_MS, supervisor: HOUR_MS / 2, administrator: HOUR_MS / 2 } as const
/** How exactly the last act is written down, milliseconds: not every press is worth a write. */
const SEEN_EVERY_MS = 60_000
/** Browsers that one person may be signed in with; the oldest is signed out by one more. */
const MOST_AT_ONCE = 8

export const tokenHash = (token: string): string => hash('sha256', token)

/**
 * Who is signed in. Kept beside the log, so that a restart of the hub in the middle of the morning signs nobody out; of
 * a token only its hash is kept, so that a stolen file opens nothing.
 */
export class Sessions {
  readonly #store: Pick<Store, 'note'>
  readonly #now: () => number
  readonly #byToken: Map<string, KeptSession>

  /**
   * @param kept sessions that have not been ended
   * @param now epoch milliseconds
   */
  constructor(store: Pick<Store, 'note'>, kept: readonly KeptSession[], now: () => number) {
    this.#store = store
    this.#now = now
    this.#byToken = new Map(kept.map((session) => [session.token, session]))
  }

  /** A new session and what its browser is given, 256 random bits. It counts once `kept` is on disk. */
  prepare(account: string): { token: string; session: KeptSession } {
    const token = randomBytes(32).toString('base64url')
    const now = this.#now()
    return { token, session: { token: tokenHash(token), account, began: now, seen: now } }
  }

  /** The session is on disk: it works from now on. */
  kept(session: KeptSession): void {
    this.#byToken.set(session.token, session)
    const own = [...this.#byToken.values()].filter(({ account }) => account === session.account)
    for (const oldest of own.sort((a, b) => a.began - b.began).slice(0, -MOST_AT_ONCE)) this.end(oldest.token)
  }

  /** The session of a hashed token, unless it has ended. */
  find(token: string, role: (account: string) => Role | null): KeptSession | null {
    const session = this.#byToken.get(token)
    if (!session) return null
    const now = this.#now()
    const of = role(session.account)
    if (of !== null && now - session.began < LONGEST_MS && now - session.seen < IDLE_MS[of]) return session
    this.end(token)
    return null
  }

  /** The person has done something. */
  see(token: string): void {
    const session = this.#byToken.get(token)
    const now = this.#now()
    if (!session || now - session.seen < SEEN_EVERY_MS) return
    this.#byToken.set(token, { ...session, seen: now })
    this.#store.note([{ type: 'see-session', token, seen: now }]).catch(() => undefined)
  }

  end(token: string): void {
    if (!this.#byToken.delete(token)) return
    // Gone from memory, it opens nothing; should the disk refuse, the hub stops anyhow, and the session ends by its
    // time.
    this.#store.note([{ type: 'end-session', token }]).catch(() => undefined)
  }

  /** Ends everything that somebody is signed in with, but for one of them. */
  endAll(account: string, except: string | null = null): void {
    for (const session of [...this.#byToken.values()])
      if (session.account === account && session.token !== except) this.end(session.token)
  }

  isSignedIn(account: string, role: Role): boolean {
    return [...this.#byToken.values()].some((s) => s.account === account && this.find(s.token, () => role) !== null)
  }
}
