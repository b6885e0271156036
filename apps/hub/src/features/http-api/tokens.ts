import { hash, randomBytes } from 'node:crypto'
import { type Ack, type ApiRight, isSameText, type WireError } from '@poczekalnia/protocol'
import { newId } from '@poczekalnia/server/ids'
import type { ApiToken } from '../staff/account.ts'
import type { Accounts } from '../staff/accounts.ts'

/** What a token begins with, so that one which lies where it does not belong is recognised. */
const PREFIX = 'poczekalnia_'
/** Tokens that an office may have. */
const MOST_TOKENS = 50

/**
 * A token for another program: 256 random bits, of which the SHA-256 is kept. Nobody can ask for it again.
 * @param actor who makes it, for the log
 */
export async function makeToken(
  accounts: Accounts,
  actor: string,
  given: { name: string; rights: readonly ApiRight[] },
): Promise<Ack<{ id: string; token: string }>> {
  const id = newId()
  const token = PREFIX + randomBytes(32).toString('base64url')
  const refused = await accounts.decide<{ refusal: WireError }>(actor, () => {
    const kept = accounts.tokens()
    if (kept.some(({ name }) => isSameText(name, given.name)))
      return { refusal: { code: 'token-name-taken', name: given.name } }
    if (kept.length >= MOST_TOKENS)
      return { refusal: { code: 'bad-request', field: 'name', expected: `at most ${MOST_TOKENS} tokens` } }
    const rights = [...new Set(given.rights)]
    return { events: [{ type: 'ApiTokenMade', data: { id, name: given.name, rights, hash: hashOf(token) } }] }
  })
  return refused ? { ok: false, error: refused.refusal } : { ok: true, id, token }
}

/**
 * Ends a token at once; one that is gone already is not ended twice.
 * @param nameOrId its id, or what it is called
 * @returns the token as it was; `null`: there is none
 */
export async function revokeToken(accounts: Accounts, actor: string, nameOrId: string): Promise<ApiToken | null> {
  let ended: ApiToken | null = null
  await accounts.decide(actor, () => {
    const kept = accounts.tokens()
    ended = kept.find(({ id }) => id === nameOrId) ?? kept.find(({ name }) => isSameText(name, nameOrId)) ?? null
    return { events: ended ? [{ type: 'ApiTokenRevoked', data: { id: ended.id } }] : [] }
  })
  return ended
}

/** Whose token it is, after what any process has written; `null`: nobody's, or revoked. */
export async function tokenOf(accounts: Accounts, authorization: string | undefined): Promise<ApiToken | null> {
  const given = /^Bearer ([\w-]{20,100})$/i.exec(authorization ?? '')?.[1]
  if (given === undefined) return null
  await accounts.refresh()
  const hashed = hashOf(given)
  return accounts.tokens().find((token) => token.hash === hashed) ?? null
}

/**
 * The log has that a program reads under a right, once a day and before it is answered: what every minute asks would
 * otherwise fill it.
 * @param date today, of the office's calendar
 */
export async function noteUse(
  accounts: Accounts,
  { id, name }: ApiToken,
  rights: readonly ApiRight[],
  date: string,
): Promise<void> {
  const isNew = (right: ApiRight) => {
    const token = accounts.tokens().find((one) => one.id === id)
    return token !== undefined && token.used[right] !== date
  }
  if (!rights.some(isNew)) return
  await accounts.decide(`program:${name}`, () => ({
    events: rights.filter(isNew).map((right) => ({ type: 'ApiTokenUsed', data: { id, right, date } })),
  }))
}

const hashOf = (token: string) => hash('sha256', token)
