import type { Account, Ack, Role } from '@poczekalnia/protocol'
import type { Store } from '@poczekalnia/queue-core/store'
import type { Member } from '../../transport/member.ts'
import { Accounts } from './accounts.ts'
import { addAccount, changeAccount, removeAccount, resetPassword } from './administration.ts'
import type { StaffParts } from './parts.ts'
import { openPasswords } from './passwords.ts'
import { Sessions, tokenHash } from './sessions.ts'
import { changePassword, type Entered, makeSetUpCode, setUp, signIn, signOut } from './sign-in.ts'
import { SignInThrottle } from './sign-in-throttle.ts'

type By = Pick<Member, 'role' | 'name'>

/** The people of one office: who they are, who is signed in, what they may do. */
export type Staff = {
  /** The code that makes the first administrator, when this start made one. Told on the console, kept nowhere. */
  setUpCode: string | null
  /** Nobody is administrator yet. */
  needsSetUp(): boolean
  /** Whether a desk asks who works at it: a real office that has accounts. */
  needsSignIn(): boolean
  /** Who holds a token, as they are now; `null` when it is nobody's, or the session has ended. */
  member(token: string | null): Member | null
  /** They have done something: an idle session ends later. */
  see(member: Member): void
  signIn(given: { name: string; password: string; address: string }): Promise<Ack<Entered>>
  signOut(member: Member): Promise<void>
  setUp(given: { code: string; name: string; password: string; address: string }): Promise<Ack<Entered>>
  changePassword(member: Member, given: { old: string; new: string; address: string }): Promise<Ack>
  add(
    by: By,
    given: { name: string; role: Role; queues?: readonly string[] | undefined },
  ): Promise<Ack<{ id: string; password: string }>>
  change(
    by: By,
    id: string,
    given: { role?: Role | undefined; queues?: readonly string[] | null | undefined },
  ): Promise<Ack>
  reset(by: By, id: string): Promise<Ack<{ password: string }>>
  remove(by: By, id: string): Promise<Ack>
  list(): Account[]
  /** Calls back when somebody signed in or out, or an account changed: what screens show may be another. */
  onChange(callback: () => void): void
  /** Somebody was let in or out beside these ways: whoever listens is told. */
  changed(): void
  /** What an operator's command and the demonstration work on. */
  parts: StaffParts
}

/**
 * Opens the accounts of an office.
 * @param parts.stamp tells an instant (epoch ms) as RFC 3339 in the office's zone
 * @param parts.demo a demonstration: desks work without anybody signing in
 */
export async function openStaff(opened: {
  store: Store
  now: () => number
  stamp: (at: number) => string
  demo: boolean
}): Promise<Staff> {
  const { store, now, stamp, demo } = opened
  const accounts = new Accounts(store, now)
  await accounts.refresh()
  const parts: StaffParts = {
    accounts,
    secrets: store.staff,
    sessions: new Sessions(store, await store.staff.sessions(), now),
    passwords: await openPasswords(store.staff),
    throttle: new SignInThrottle(),
    steady: () => performance.now(),
  }
  const { sessions, throttle, steady } = parts
  const needsSetUp = () => accounts.count('administrator') === 0
  const setUpCode = needsSetUp() && !demo ? await makeSetUpCode(parts, 'hub') : null

  const listeners: (() => void)[] = []
  const told = async <T>(act: Promise<T>): Promise<T> => {
    const outcome = await act
    await parts.passwords.refresh()
    for (const listener of listeners) listener()
    return outcome
  }

  return {
    setUpCode,
    needsSetUp,
    // Whoever has an account was let in by an administrator, or by the region's directory.
    needsSignIn: () => !demo && accounts.all().length > 0,
    member(token) {
      if (token === null) return null
      const session = sessions.find(tokenHash(token), (id) => accounts.get(id)?.role ?? null)
      const account = session && accounts.get(session.account)
      if (!account) return null
      const { id, name, role, queues, directory } = account
      const mustChangePassword = directory === undefined && parts.passwords.mustChange(id)
      const isOfDirectory = directory !== undefined
      return { id, name, role, queues, mustChangePassword, isOfDirectory, session: session.token }
    },
    see: (member) => sessions.see(member.session),
    signIn: (given) => told(signIn(parts, given)),
    signOut: (member) => told(signOut(parts, member)),
    setUp: (given) => told(setUp(parts, given)),
    changePassword: (member, given) => told(changePassword(parts, member, given)),
    add: (by, given) => told(addAccount(parts, by, given)),
    change: (by, id, given) => told(changeAccount(parts, by, id, given)),
    reset: (by, id) => told(resetPassword(parts, by, id)),
    remove: (by, id) => told(removeAccount(parts, by, id)),
    list: () =>
      accounts
        .all()
        .map(({ id, name, role, queues, lastSignIn, directory }) => ({
          id,
          name,
          role,
          ...(queues && { queues: [...queues] }),
          mustChangePassword: directory === undefined && parts.passwords.mustChange(id),
          ...(directory !== undefined && { directory: true as const }),
          signedIn: sessions.isSignedIn(id, role),
          pausedSeconds: throttle.pausedSeconds({ account: id }, steady()),
          lastSignIn: lastSignIn === null ? null : stamp(lastSignIn),
        }))
        .sort((a, b) => a.name.localeCompare(b.name, 'pl')),
    onChange: (callback) => void listeners.push(callback),
    changed() {
      for (const listener of listeners) listener()
    },
    parts,
  }
}
