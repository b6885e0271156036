import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { PASSWORD_LENGTH, type PasswordFault, sameTextKey } from '@poczekalnia/protocol'
import { TooBusy } from '../../transport/too-busy.ts'

const run = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)

/** OWASP's parameters for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane; some 50 ms. */
const now = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_BYTES = 32

/** Hashes computed at once: more would take the memory and the threads that the waiting room needs. */
const AT_ONCE = 2
/** Hashes that may wait for their turn; past that whoever asks is told to come again. */
const MOST_WAITING = 40

let computing = 0
const waiting: (() => void)[] = []

/** A password as it is kept: a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. @throws TooBusy */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await inTurn(() => run('argon2id', { message: bytesOf(password), nonce, tagLength: TAG_BYTES, ...now }))
  return `$argon2id$v=19$m=${now.memory},t=${now.passes},p=${now.parallelism}$${base64(nonce)}$${base64(tag)}`
}

/**
 * Whether a password is the kept one. With `null`, nobody's, it takes as long and answers false: how long an answer
 * takes doesn't tell whether there is an account.
 * @throws TooBusy
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const { memory, passes, parallelism, nonce, tag } = readPhc(kept ?? nobodys)
  const parameters = { message: bytesOf(password), nonce, tagLength: tag.length, memory, passes, parallelism }
  const computed = await inTurn(() => run('argon2id', parameters))
  return timingSafeEqual(computed, tag) && kept !== null
}

/** Whether it was kept with other parameters than today's: it is then hashed anew at the next sign-in. */
export function isOutdated(kept: string): boolean {
  const { memory, passes, parallelism } = readPhc(kept)
  return memory !== now.memory || passes !== now.passes || parallelism !== now.parallelism
}

/**
 * What stands against a new password, `null` when it will do: long enough, not the name, not one that everybody tries
 * first.
 */
export function passwordFault(password: string, name: string): PasswordFault | null {
  const signs = [...password.normalize('NFC')]
  if (signs.length < PASSWORD_LENGTH.min) return 'too-short'
  if (signs.length > PASSWORD_LENGTH.max) return 'too-long'
  const plain = bare(password)
  const own = bare(name)
  if (own !== '' && own.repeat(Math.ceil(plain.length / own.length)).startsWith(plain)) return 'is-the-name'
  if (new Set(plain).size < 4 || firstTried.some((row) => row.includes(plain))) return 'too-common'
  return null
}

/** Rows and runs that a guesser begins with. */
const firstTried = [
  '12345678901234567890',
  '09876543210987654321',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'password1234567890',
  'haslo12345678901234567890',
  'poczekalnia1234567890',
  'administrator1234567890',
]

const bare = (text: string) => sameTextKey(text).replace(/\s/g, '')
/** The same password typed on another keyboard may be composed otherwise (RFC 8265, OpaqueString). */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFC'))
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
/** A hash that nothing is known to have, to compare with where there is no account. */
const costs = `m=${now.memory},t=${now.passes},p=${now.parallelism}`
const nobodys = `$argon2id$v=19$${costs}$${'A'.repeat(22)}$${'A'.repeat(43)}`

function readPhc(text: string) {
  const [, memory, passes, parallelism, nonce, tag] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(text) ?? []
  if (!nonce || !tag) throw new TypeError('a kept password is not a PHC string of Argon2id')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

async function inTurn<T>(compute: () => Promise<T>): Promise<T> {
  if (computing >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new TooBusy()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else computing++
  try {
    return await compute()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else computing--
  }
}
