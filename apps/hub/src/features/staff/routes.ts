import { AddAccount, ChangeAccount, ChangePassword, type Me, SetUp, SignIn } from '@poczekalnia/protocol'
import { type ApiRoute, forAnybody, forStaff } from '../../transport/http/api.ts'
import { type Member, signedIn } from '../../transport/member.ts'
import { refused } from '../../transport/refused.ts'
import type { Staff } from './staff.ts'

/**
 * Signing in and out, one's own password, and the accounts (docs/protocol.md).
 * @param parts.queues ids of the office's queues
 * @param parts.directory where a sign-in by the region's directory begins, `null` where there is none
 */
export function staffRoutes(parts: {
  staff: Staff
  queues: () => readonly string[]
  directory: string | null
}): ApiRoute[] {
  const { staff, queues, directory } = parts
  const me = (member: Member | null) => {
    const way = directory !== null && { directory }
    const told: Me = { account: member && signedIn(member), setUpNeeded: staff.needsSetUp(), ...way }
    return { ok: true as const, ...told }
  }
  const unknownQueue = (named: readonly string[] | null | undefined) => {
    const queue = named?.find((id) => !queues().includes(id))
    return queue === undefined ? null : refused({ code: 'queue-unknown', queue })
  }
  return [
    forAnybody({ method: 'GET', path: '/api/me', run: ({ by }) => me(by) }),
    forAnybody({
      method: 'POST',
      path: '/api/sign-in',
      body: SignIn,
      async run({ by, body, address, setSession }) {
        const entered = await staff.signIn({ ...body, address })
        if (!entered.ok) return entered
        // Two people don't share a browser: the one before has left.
        if (by) await staff.signOut(by)
        setSession(entered.token)
        return me(staff.member(entered.token))
      },
    }),
    forAnybody({
      method: 'POST',
      path: '/api/sign-out',
      async run({ by, setSession }) {
        if (by) await staff.signOut(by)
        setSession(null)
        return { ok: true }
      },
    }),
    forAnybody({
      method: 'POST',
      path: '/api/set-up',
      body: SetUp,
      async run({ body, address, setSession }) {
        const entered = await staff.setUp({ ...body, address })
        if (!entered.ok) return entered
        setSession(entered.token)
        return me(staff.member(entered.token))
      },
    }),
    forStaff('signed-in', {
      method: 'POST',
      path: '/api/password',
      body: ChangePassword,
      run: ({ by, body, address }) => staff.changePassword(by, { ...body, address }),
    }),
    forStaff('edit-accounts', {
      method: 'GET',
      path: '/api/accounts',
      run: () => ({ ok: true, accounts: staff.list() }),
    }),
    forStaff('edit-accounts', {
      method: 'POST',
      path: '/api/accounts',
      body: AddAccount,
      run: ({ by, body }) => unknownQueue(body.queues) ?? staff.add(by, body),
    }),
    forStaff('edit-accounts', {
      method: 'POST',
      path: '/api/accounts/:id',
      body: ChangeAccount,
      run: ({ by, body, params }) => unknownQueue(body.queues) ?? staff.change(by, params.id ?? '', body),
    }),
    forStaff('edit-accounts', {
      method: 'POST',
      path: '/api/accounts/:id/password',
      run: ({ by, params }) => staff.reset(by, params.id ?? ''),
    }),
    forStaff('edit-accounts', {
      method: 'DELETE',
      path: '/api/accounts/:id',
      run: ({ by, params }) => staff.remove(by, params.id ?? ''),
    }),
  ]
}
