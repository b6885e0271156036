import type { NewEvent, StoredEvent } from '@poczekalnia/queue-core/store'
import type { StreamModel } from '../../office/stream-model.ts'
import { type ApiToken, type StaffAccount, StaffEvent } from './account.ts'

/**
 * Sign-ins are events too: after so many the accounts are remembered as they are, so that a start stays quick after
 * years.
 */
const SNAPSHOT_EVERY = 1_000

/** An event of the staff, with who did it and when (epoch ms). */
export type StaffEntry = { at: number; actor: string; event: StaffEvent }

export type AccountsState = {
  accounts: Record<string, StaffAccount>
  /** id → name, of those too who are gone: the log speaks of them. */
  names: Record<string, string>
  setUpHash: string | null
  /** Tokens of other programs that were not revoked, by id. */
  tokens: Record<string, ApiToken>
  /** Web hooks by their id: how far each has told the log, and whether it is off. */
  hooks: Record<string, { reached: number; isOff: boolean }>
}

export const accountsModel: StreamModel<AccountsState, StaffEntry> = {
  empty: () => ({ accounts: {}, names: {}, setUpHash: null, tokens: {}, hooks: {} }),
  evolve,
  toNew: ({ at, actor, event }): NewEvent => ({ at, actor, ...event }),
  fromStored: ({ at, actor, type, data }: StoredEvent) => ({ at, actor, event: StaffEvent.parse({ type, data }) }),
  snapshots: {
    write: (state) => JSON.stringify(state),
    // Snapshots of earlier releases know no tokens and no hooks.
    read: (text) => ({ tokens: {}, hooks: {}, ...(JSON.parse(text) as Omit<AccountsState, 'tokens' | 'hooks'>) }),
    every: SNAPSHOT_EVERY,
  },
}

function evolve(state: AccountsState, { at, event }: StaffEntry): void {
  const { accounts } = state
  const change = (id: string, more: (account: StaffAccount) => Partial<StaffAccount>) => {
    const account = accounts[id]
    if (account) accounts[id] = { ...account, ...more(account) }
  }
  switch (event.type) {
    case 'SetUpCodeMade':
      state.setUpHash = event.data.hash
      return
    case 'AccountAdded': {
      const { id, name, role, queues = null, directory } = event.data
      accounts[id] = { id, name, role, queues, lastSignIn: null, ...(directory !== undefined && { directory }) }
      state.names[id] = name
      // The code was for making the first administrator: it is used up.
      if (role === 'administrator') state.setUpHash = null
      return
    }
    case 'RoleChanged':
      change(event.data.id, () => ({ role: event.data.role }))
      return
    case 'QueuesChanged':
      change(event.data.id, () => ({ queues: event.data.queues }))
      return
    case 'AccountRemoved':
      delete accounts[event.data.id]
      return
    case 'SignedIn':
      change(event.data.id, () => ({ lastSignIn: at }))
      return
    case 'PasswordChanged':
    case 'PasswordReset':
      change(event.data.id, ({ passwords = 0 }) => ({ passwords: passwords + 1 }))
      return
    case 'ApiTokenMade':
      state.tokens[event.data.id] = { ...event.data, made: at, used: {} }
      state.names[event.data.id] = event.data.name
      return
    case 'ApiTokenRevoked':
      delete state.tokens[event.data.id]
      return
    case 'ApiTokenUsed': {
      const { id, right, date } = event.data
      const token = state.tokens[id]
      if (token) state.tokens[id] = { ...token, used: { ...token.used, [right]: date } }
      return
    }
    case 'HookReached':
      state.hooks[event.data.hook] = { isOff: false, ...state.hooks[event.data.hook], reached: event.data.version }
      return
    case 'HookTurnedOff':
    case 'HookTurnedOn':
      state.hooks[event.data.hook] = {
        reached: state.hooks[event.data.hook]?.reached ?? 0,
        isOff: event.type === 'HookTurnedOff',
      }
      return
    case 'SignedOut':
    case 'SignInRefused':
    case 'LockedOut':
      return
    default:
      event satisfies never
  }
}
