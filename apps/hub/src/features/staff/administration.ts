import type { Ack, Role, WireError } from '@poczekalnia/protocol'
import { newCode, newId } from '@poczekalnia/server/ids'
import { type Member, memberActor } from '../../transport/member.ts'
import type { StaffEvent } from './account.ts'
import type { StaffParts } from './parts.ts'
import { hashPassword } from './password.ts'

/** A one-time password: 12 signs, 59 bits, good until the person changes it at the first sign-in. */
const oneTimePassword = () =>
  newCode()
    .slice(0, 12)
    .replace(/(.{4})(?=.)/g, '$1-')

type Refused = { refusal: WireError }
const outcome = <Answer extends object>(refused: Refused | null, answer: Answer): Ack<Answer> =>
  refused ? { ok: false, error: refused.refusal } : { ok: true, ...answer }
const unknown = (account: string): Refused => ({ refusal: { code: 'account-unknown', account } })

/**
 * Adds somebody and answers their one-time password: nobody can ask for it again.
 * @throws TooBusy
 */
export async function addAccount(
  { accounts }: StaffParts,
  by: Pick<Member, 'role' | 'name'>,
  given: { name: string; role: Role; queues?: readonly string[] | undefined },
): Promise<Ack<{ id: string; password: string }>> {
  const id = newId()
  const name = given.name.trim()
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  const queues = given.queues && { queues: [...given.queues] }
  const refused = await accounts.decide<Refused>(memberActor(by), () =>
    accounts.named(name)
      ? { refusal: { code: 'account-name-taken', name } }
      : {
          events: [{ type: 'AccountAdded', data: { id, name, role: given.role, ...queues } }],
          changes: [{ type: 'set-password', account: id, hash, mustChange: true }],
        },
  )
  return outcome(refused, { id, password })
}

/** Changes what somebody is, or which queues they serve (`null`: all), at once for whoever is signed in. */
export async function changeAccount(
  { accounts }: StaffParts,
  by: Pick<Member, 'role' | 'name'>,
  id: string,
  given: { role?: Role | undefined; queues?: readonly string[] | null | undefined },
): Promise<Ack> {
  const refused = await accounts.decide<Refused>(memberActor(by), () => {
    const account = accounts.get(id)
    if (!account) return unknown(id)
    const { role, queues } = given
    if (role && role !== account.role && isLastAdministrator({ accounts }, account.role))
      return { refusal: { code: 'last-administrator' } }
    const events: StaffEvent[] = []
    if (role && role !== account.role) events.push({ type: 'RoleChanged', data: { id, role } })
    if (queues !== undefined && JSON.stringify(queues) !== JSON.stringify(account.queues))
      events.push({ type: 'QueuesChanged', data: { id, queues: queues && [...queues] } })
    return { events }
  })
  return outcome(refused, {})
}

/** A new one-time password. Whoever is signed in with the old one is signed out. @throws TooBusy */
export async function resetPassword(
  { accounts, sessions, throttle }: StaffParts,
  by: Pick<Member, 'role' | 'name'>,
  id: string,
): Promise<Ack<{ password: string }>> {
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  const refused = await accounts.decide<Refused>(memberActor(by), () =>
    accounts.get(id)?.directory !== undefined
      ? { refusal: { code: 'bad-request', field: 'id', expected: 'an account with a password of its own' } }
      : accounts.get(id)
        ? {
            events: [{ type: 'PasswordReset', data: { id } }],
            changes: [{ type: 'set-password', account: id, hash, mustChange: true }],
          }
        : unknown(id),
  )
  if (!refused) {
    sessions.endAll(id)
    throttle.clear({ account: id })
  }
  return outcome(refused, { password })
}

/** Takes somebody's right away, at once. The log keeps what they did, under their name. */
export async function removeAccount(
  { accounts, sessions }: StaffParts,
  by: Pick<Member, 'role' | 'name'>,
  id: string,
): Promise<Ack> {
  const refused = await accounts.decide<Refused>(memberActor(by), () => {
    const account = accounts.get(id)
    if (!account) return unknown(id)
    if (isLastAdministrator({ accounts }, account.role)) return { refusal: { code: 'last-administrator' } }
    return { events: [{ type: 'AccountRemoved', data: { id } }], changes: [{ type: 'drop-password', account: id }] }
  })
  if (!refused) sessions.endAll(id)
  return outcome(refused, {})
}

const isLastAdministrator = ({ accounts }: Pick<StaffParts, 'accounts'>, role: Role) =>
  role === 'administrator' && accounts.count('administrator') === 1
