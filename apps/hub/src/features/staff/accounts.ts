import { type Role, sameTextKey } from '@poczekalnia/protocol'
import { ConcurrencyConflict, type NewEvent, type SecretChange, type Store } from '@poczekalnia/queue-core/store'
import { type StaffAccount, StaffEvent } from './account.ts'

/** Name of the stream, beside the office's own in the same file. */
export const staffStream = 'staff'

/** Sign-ins are events too: after so many the accounts are remembered as they are, so that a start stays quick after years. */
const SNAPSHOT_EVERY = 1_000

/** What is decided: events, and what changes with them in the same transaction. */
export type StaffDecision = { events: readonly StaffEvent[]; changes?: readonly SecretChange[] }

type State = {
  accounts: Record<string, StaffAccount>
  /** id → name, of those too who are gone: the log speaks of them. */
  names: Record<string, string>
  setUpHash: string | null
}

/**
 * Who works here. Kept as events in the office's file; an operator's command may change it beside a running hub, so every
 * decision first takes in what was appended since the last one.
 */
export class Accounts {
  readonly #store: Store
  readonly #now: () => number
  #state: State = { accounts: {}, names: {}, setUpHash: null }
  #version = 0
  #remembered = 0

  /** @param now epoch milliseconds */
  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  all(): StaffAccount[] {
    return Object.values(this.#state.accounts)
  }

  get(id: string): StaffAccount | null {
    return Object.hasOwn(this.#state.accounts, id) ? (this.#state.accounts[id] ?? null) : null
  }

  /**
   * Capitals and the like don't tell names apart: nobody shall pass for somebody else. Two that an earlier release let in side by side
   * are still told apart by the very name.
   */
  named(name: string): StaffAccount | null {
    const key = sameTextKey(name)
    const same = this.all().filter((account) => sameTextKey(account.name) === key)
    return same.find((account) => account.name === name.trim()) ?? same[0] ?? null
  }

  count(role: Role): number {
    return this.all().filter((account) => account.role === role).length
  }

  names(): ReadonlyMap<string, string> {
    return new Map(Object.entries(this.#state.names))
  }

  setUpHash(): string | null {
    return this.#state.setUpHash
  }

  /**
   * Decides on the newest state and appends, anew when another process came first. Nothing is written for a refusal.
   * @param decide answers what happens, or what stands against it
   */
  async decide<Refusal extends { refusal: unknown }>(
    actor: string,
    decide: () => StaffDecision | Refusal,
  ): Promise<Refusal | null> {
    for (;;) {
      await this.refresh()
      const decision = decide()
      if (!('events' in decision)) return decision
      if (decision.events.length === 0 && !decision.changes?.length) return null
      const events = decision.events.map((event): NewEvent => ({ at: this.#now(), actor, ...event }))
      try {
        const log = { stream: staffStream, expectedVersion: this.#version, events }
        await this.#store.staff.change(decision.changes ?? [], log)
        await this.refresh()
        return null
      } catch (error) {
        if (!(error instanceof ConcurrencyConflict)) throw error
      }
    }
  }

  /** Takes in what is new in the log. */
  async refresh(): Promise<void> {
    if (this.#version === 0) await this.#recall()
    for await (const { version, at, type, data } of this.#store.read(staffStream, this.#version)) {
      // Another call of this process may have taken it in while this one waited.
      if (version !== this.#version + 1) continue
      this.#evolve(StaffEvent.parse({ type, data }), at)
      this.#version = version
    }
    if (this.#version - this.#remembered < SNAPSHOT_EVERY) return
    this.#remembered = this.#version
    await this.#store.save(staffStream, this.#version, JSON.stringify(this.#state))
  }

  async #recall(): Promise<void> {
    const snapshot = await this.#store.load(staffStream)
    if (!snapshot || this.#version > 0) return
    this.#state = JSON.parse(snapshot.state) as State
    this.#version = snapshot.version
    this.#remembered = snapshot.version
  }

  #evolve(event: StaffEvent, at: number): void {
    const { accounts } = this.#state
    const change = (id: string, more: Partial<StaffAccount>) => {
      const account = accounts[id]
      if (account) accounts[id] = { ...account, ...more }
    }
    switch (event.type) {
      case 'SetUpCodeMade':
        this.#state.setUpHash = event.data.hash
        return
      case 'AccountAdded': {
        const { id, name, role, queues = null } = event.data
        accounts[id] = { id, name, role, queues, lastSignIn: null }
        this.#state.names[id] = name
        // The code was for making the first administrator: it is used up.
        if (role === 'administrator') this.#state.setUpHash = null
        return
      }
      case 'RoleChanged':
        change(event.data.id, { role: event.data.role })
        return
      case 'QueuesChanged':
        change(event.data.id, { queues: event.data.queues })
        return
      case 'AccountRemoved':
        delete accounts[event.data.id]
        return
      case 'SignedIn':
        change(event.data.id, { lastSignIn: at })
        return
      case 'PasswordChanged':
      case 'PasswordReset':
      case 'SignedOut':
      case 'SignInRefused':
      case 'LockedOut':
        return
      default:
        event satisfies never
    }
  }
}
