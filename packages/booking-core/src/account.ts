import type { Door } from './booking.ts'
import { DOOR_MS, knock, newDoor } from './door.ts'
import type { Refusal } from './refusal.ts'

/**
 * An e-mail address that asks for its visits (WRO-6): a code is sent to it, and opens the list for half an hour. There
 * is no password to lose, and nothing is kept of an address that hasn't asked.
 */
export type Account = {
  /** Hash of office and address. */
  id: string
  office: string
  email: string
  /** Counts its changes, from 1 on. */
  version: number
  /** The code that was sent; `null`: it was used. */
  door: Door | null
  /** When all of this is forgotten, epoch ms. */
  expiresAt: number
}

/** A code is sent to an address, whether it has visits or not. @param code its hash */
export const askForAccount = (
  before: Account | null,
  { id, office, email }: Pick<Account, 'id' | 'office' | 'email'>,
  code: string,
  now: number,
): Account => ({
  ...{ id, office, email, version: (before?.version ?? 0) + 1 },
  ...{ door: newDoor(code, now), expiresAt: now + DOOR_MS },
})

/** The code was typed. `account`: as it has to be kept, the try counted or the code used up. */
export function openAccount(
  before: Account | null,
  matches: (door: Door) => boolean,
  now: number,
): { ok: true; account: Account } | { ok: false; refusal: Refusal; account: Account | null } {
  const typed = knock(before?.door ?? null, matches, now)
  const kept = (door: Door | null, expiresAt: number): Account | null =>
    before && { ...before, version: before.version + 1, door, expiresAt }
  if (!typed.ok) {
    const account = typed.counted && before ? kept(typed.counted, before.expiresAt) : null
    return { ok: false, refusal: typed.refusal, account }
  }
  return { ok: true, account: kept(null, now + DOOR_MS) as Account }
}
