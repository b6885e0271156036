import { type Role, sameTextKey } from '@poczekalnia/protocol'
import type { SecretChange, Store } from '@poczekalnia/queue-core/store'
import { EventStream } from '../../office/event-stream.ts'
import type { ApiToken, StaffAccount, StaffEvent } from './account.ts'
import { accountsModel } from './accounts-model.ts'

/** Name of the stream, beside the office's own in the same store. */
export const staffStream = 'staff'

/** What is decided: events, and what changes with them in the same transaction. */
export type StaffDecision = { events: readonly StaffEvent[]; changes?: readonly SecretChange[] }

/**
 * Who works here. Kept as events beside the office's; an operator's command may change it beside a running hub, so
 * every decision first takes in what was appended since the last one.
 */
export class Accounts {
  readonly #now: () => number
  readonly #stream

  /** @param now epoch milliseconds */
  constructor(store: Store, now: () => number = Date.now) {
    this.#now = now
    this.#stream = new EventStream({ store, stream: staffStream, model: accountsModel, isShared: true })
  }

  all(): StaffAccount[] {
    return Object.values(this.#stream.state.accounts)
  }

  get(id: string): StaffAccount | null {
    const { accounts } = this.#stream.state
    return Object.hasOwn(accounts, id) ? (accounts[id] ?? null) : null
  }

  /**
   * Capitals and the like don't tell names apart: nobody shall pass for somebody else. Two that an earlier release let
   * in side by side are still told apart by the very name.
   */
  named(name: string): StaffAccount | null {
    const key = sameTextKey(name)
    const same = this.all().filter((account) => sameTextKey(account.name) === key)
    return same.find((account) => account.name === name.trim()) ?? same[0] ?? null
  }

  /** The account of somebody of the region's directory. */
  ofDirectory(subject: string): StaffAccount | null {
    return this.all().find(({ directory }) => directory === subject) ?? null
  }

  count(role: Role): number {
    return this.all().filter((account) => account.role === role).length
  }

  names(): ReadonlyMap<string, string> {
    return new Map(Object.entries(this.#stream.state.names))
  }

  /** Tokens of other programs that were not revoked. */
  tokens(): ApiToken[] {
    return Object.values(this.#stream.state.tokens)
  }

  /** How far a web hook has told the log, and whether it is off; `null`: it is new. */
  hook(id: string): { reached: number; isOff: boolean } | null {
    const { hooks } = this.#stream.state
    return Object.hasOwn(hooks, id) ? (hooks[id] ?? null) : null
  }

  setUpHash(): string | null {
    return this.#stream.state.setUpHash
  }

  /**
   * Decides on the newest state and appends, anew when another process came first. Nothing is written for a refusal.
   * @param decide answers what happens, or what stands against it
   */
  decide<Refusal extends { refusal: unknown }>(
    actor: string,
    decide: () => StaffDecision | Refusal,
  ): Promise<Refusal | null> {
    return this.#stream.handle<Refusal | null>(() => {
      const decision = decide()
      if (!('events' in decision)) return { entries: [], value: decision }
      const at = this.#now()
      const entries = decision.events.map((event) => ({ at, actor, event }))
      for (const entry of entries) this.#stream.fold(entry)
      return { entries, alongside: decision.changes ?? [], value: null }
    })
  }

  /** Takes in what is new in the log. */
  refresh(): Promise<void> {
    return this.#stream.refresh()
  }
}
