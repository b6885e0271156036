import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { z } from 'zod'
import { afterTry, lockedFor, noTries } from '../electron/pin-lock.ts'
import { writeWhole } from './write-whole.ts'

const derive = promisify(scrypt) as (
  secret: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>
/**
 * 16 MB for a twentieth of a second. A few digits get their strength from the lock: no cost would save a hash of them
 * that was carried away.
 */
const cost = { N: 2 ** 14, r: 8, p: 1, maxmem: 32 * 1024 * 1024 }

/** Four to eight digits. */
export const StaffPin = z.string().regex(/^\d{4,8}$/)

const Kept = z.strictObject({
  salt: z.string(),
  hash: z.string(),
  wrong: z.number().int().min(0),
  lockedUntil: z.number(),
})

export type PinAnswer = { ok: true } | { ok: false; lockedMs: number }

export type StaffLock = {
  /** Whether a PIN was ever set. */
  isSet(): boolean
  set(pin: string): Promise<void>
  /** Tries a PIN. While it is locked, the PIN is not looked at. One try at a time. */
  try(pin: string): Promise<PinAnswer>
}

/**
 * The PIN of the service menu: a salted scrypt hash and the wrong tries in one file, so that switching the machine off
 * and on forgets none.
 *
 * @param now epoch milliseconds
 */
export function staffLock(file: string, now: () => number = Date.now): StaffLock {
  let turn: Promise<unknown> = Promise.resolve()
  const read = () => Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  const write = (kept: z.infer<typeof Kept>) => writeWhole(file, `${JSON.stringify(kept)}\n`)

  const attempt = async (pin: string): Promise<PinAnswer> => {
    const kept = read()
    const locked = lockedFor(kept, now())
    if (locked > 0) return { ok: false, lockedMs: locked }
    // Counted as wrong before it is looked at: pulling the plug in between must not give a free try.
    write({ ...kept, ...afterTry(kept, false, now()) })
    const isRight = timingSafeEqual(
      await derive(pin, Buffer.from(kept.salt, 'base64'), 32, cost),
      Buffer.from(kept.hash, 'base64'),
    )
    const tries = isRight ? noTries : afterTry(kept, false, now())
    write({ ...kept, ...tries })
    return isRight ? { ok: true } : { ok: false, lockedMs: lockedFor(tries, now()) }
  }

  return {
    isSet: () => existsSync(file),
    async set(pin) {
      const salt = randomBytes(16)
      const hash = await derive(StaffPin.parse(pin), salt, 32, cost)
      write({ salt: salt.toString('base64'), hash: hash.toString('base64'), ...noTries })
    },
    try(pin) {
      const mine = turn.then(() => attempt(pin))
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}
