import { hash } from 'node:crypto'
import { type Ack, PASSWORD_LENGTH, type WireError } from '@poczekalnia/protocol'
import type { SecretChange } from '@poczekalnia/queue-core/store'
import { newCode, newId } from '@poczekalnia/server/ids'
import { type Member, memberActor } from '../../transport/member.ts'
import { TooBusy } from '../../transport/too-busy.ts'
import type { StaffAccount, StaffEvent } from './account.ts'
import type { Accounts } from './accounts.ts'
import type { StaffParts } from './parts.ts'
import { hashPassword, isOutdated, passwordFault, verifyPassword } from './password.ts'

/** What a browser gets: the token for its cookie, and the id of the account. */
export type Entered = { token: string; account: string }

const refuse = (error: WireError): { ok: false; error: WireError } => ({ ok: false, error })
const busy = () => refuse({ code: 'rate-limited', seconds: 2 })

/**
 * Name and password against a session. A wrong name and a wrong password are answered alike and after the same time;
 * each wrong try is in the log, and too many begin a pause.
 * @param given.address IP address of who asks
 */
export async function signIn(
  parts: StaffParts,
  given: { name: string; password: string; address: string },
): Promise<Ack<Entered>> {
  const { accounts, secrets, sessions } = parts
  await accounts.refresh()
  const account = accounts.named(given.name)
  const kept = account && (await secrets.password(account.id))
  const tried = await tryPassword(parts, { ...given, account: account?.id ?? null, hash: kept?.hash ?? null })
  if (!tried.ok) return tried
  if (!account || !kept) return refuse({ code: 'sign-in-refused' })
  const { token, session } = sessions.prepare(account.id)
  const changes: SecretChange[] = [{ type: 'begin-session', ...session }]
  if (isOutdated(kept.hash))
    changes.push({ ...kept, type: 'set-password', account: account.id, hash: await hashPassword(given.password) })
  const gone = await accounts.decide<{ refusal: WireError }>(memberActor(account), () =>
    // Reckoning takes a moment, in which the account may be gone or have another password.
    isStill(accounts, account)
      ? { events: [{ type: 'SignedIn', data: { id: account.id } }], changes }
      : { refusal: { code: 'sign-in-refused' } },
  )
  if (gone) return refuse(gone.refusal)
  sessions.kept(session)
  return { ok: true, token, account: account.id }
}

/** Whether an account is still there, with the password that it had. */
const isStill = (accounts: Accounts, before: StaffAccount | null): boolean => {
  const now = before && accounts.get(before.id)
  return now !== null && now.passwords === before?.passwords
}

/** Ends the session; without one nothing happens. */
export async function signOut({ accounts, sessions }: StaffParts, member: Member): Promise<void> {
  sessions.end(member.session)
  await accounts.decide(memberActor(member), () => ({ events: [{ type: 'SignedOut', data: { id: member.id } }] }))
}

/** A new password for oneself. Every other browser that was signed in with the old one is signed out. */
export async function changePassword(
  parts: StaffParts,
  member: Member,
  given: { old: string; new: string; address: string },
): Promise<Ack> {
  const account = parts.accounts.get(member.id)
  const kept = await parts.secrets.password(member.id)
  const asked = { name: member.name, address: given.address, password: given.old, account: member.id }
  const tried = await tryPassword(parts, { ...asked, hash: kept?.hash ?? null })
  if (!tried.ok) return tried
  const fault = given.new === given.old ? 'as-before' : passwordFault(given.new, member.name)
  if (fault) return refuse({ code: 'password-unfit', reason: fault, least: PASSWORD_LENGTH.min })
  try {
    const changed = await hashPassword(given.new)
    const { accounts, sessions } = parts
    const gone = await accounts.decide<{ refusal: WireError }>(memberActor(member), () =>
      // Reckoning takes a moment, in which they may be signed out, or another password may be given to them.
      sessions.find(member.session, (id) => accounts.get(id)?.role ?? null) && isStill(accounts, account)
        ? {
            events: [{ type: 'PasswordChanged', data: { id: member.id } }],
            changes: [{ type: 'set-password', account: member.id, hash: changed, mustChange: false }],
          }
        : { refusal: { code: 'sign-in-needed' } },
    )
    if (gone) return refuse(gone.refusal)
  } catch (error) {
    if (error instanceof TooBusy) return busy()
    throw error
  }
  parts.sessions.endAll(member.id, member.session)
  return { ok: true }
}

/** The code that the hub tells at its first start makes the first administrator, once. */
export async function setUp(
  parts: StaffParts,
  given: { code: string; name: string; password: string; address: string },
): Promise<Ack<Entered>> {
  const { accounts, sessions, throttle, steady } = parts
  const pause = throttle.waitSeconds('set-up', given.address, steady())
  if (pause > 0) return refuse({ code: 'sign-in-paused', seconds: pause })
  const wrong = () => ({ refusal: { code: 'set-up-code-wrong' } as const })
  await accounts.refresh()
  if (accounts.setUpHash() !== codeHash(given.code)) {
    throttle.charge('set-up', given.address, steady())
    return refuse(wrong().refusal)
  }
  const fault = passwordFault(given.password, given.name)
  if (fault) return refuse({ code: 'password-unfit', reason: fault, least: PASSWORD_LENGTH.min })
  const id = newId()
  const name = given.name.trim()
  let kept: string
  try {
    kept = await hashPassword(given.password)
  } catch (error) {
    if (error instanceof TooBusy) return busy()
    throw error
  }
  const { token, session } = sessions.prepare(id)
  const added: StaffEvent = { type: 'AccountAdded', data: { id, name, role: 'administrator' } }
  const refusal = await accounts.decide<{ refusal: WireError }>(memberActor({ role: 'administrator', name }), () => {
    if (accounts.setUpHash() !== codeHash(given.code)) return wrong()
    if (accounts.named(name)) return { refusal: { code: 'account-name-taken', name } }
    return {
      events: [added, { type: 'SignedIn', data: { id } }],
      changes: [
        { type: 'set-password', account: id, hash: kept, mustChange: false },
        { type: 'begin-session', ...session },
      ],
    }
  })
  if (refusal) return refuse(refusal.refusal)
  sessions.kept(session)
  return { ok: true, token, account: id }
}

/** A new set-up code, `abcd-efgh-…`; the one before ends. */
export async function makeSetUpCode({ accounts }: Pick<StaffParts, 'accounts'>, actor: string): Promise<string> {
  const code = newCode()
  await accounts.decide(actor, () => ({ events: [{ type: 'SetUpCodeMade', data: { hash: codeHash(code) } }] }))
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

const codeHash = (code: string) => hash('sha256', code.toLowerCase().replace(/[^a-z0-9]/g, ''))

/** Compares, and counts what is wrong. */
async function tryPassword(
  { accounts, throttle, steady }: StaffParts,
  given: { name: string; password: string; address: string; account: string | null; hash: string | null },
): Promise<Ack> {
  const { name, address, account: id } = given
  const who = id === null ? { name } : { account: id }
  const wait = throttle.waitSeconds(who, address, steady())
  if (wait > 0) return refuse({ code: 'sign-in-paused', seconds: wait })
  const pause = throttle.charge(who, address, steady())
  try {
    if (await verifyPassword(given.hash, given.password)) {
      throttle.forgive(who, address)
      return { ok: true }
    }
  } catch (error) {
    if (!(error instanceof TooBusy)) throw error
    throttle.forgive(who, address)
    return busy()
  }
  const events: StaffEvent[] = [{ type: 'SignInRefused', data: { id } }]
  if (pause > 0) events.push({ type: 'LockedOut', data: { id, seconds: pause } })
  await accounts.decide('hub', () => ({ events }))
  return refuse({ code: 'sign-in-refused' })
}
