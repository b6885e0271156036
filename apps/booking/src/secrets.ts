import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

type Purpose =
  | 'draft'
  | 'link'
  | 'code'
  | 'account'
  | 'line'
  | 'order'
  | 'network'
  | 'mailbox'
  | 'work'
  | 'bounce'
  | 'phone'
  | 'alike'

/** What proves who somebody is to the site. Only hashes under the site's own key are kept. */
export type Secrets = {
  /** Hash of a secret, for one purpose: the same text is another hash elsewhere. */
  hash(purpose: Purpose, text: string): string
  isSame(hash: string, other: string): boolean
  /** Address of a booking's own page: made from its id, so that it can be told again and need not be kept. */
  linkOf(booking: string): string
  /** By which somebody finds their entry in a published draw: made from its id, as an address is. */
  receiptOf(entry: string): string
  /** Part of an address that is good until an instant: whoever has it has typed the code. */
  passUntil(link: string, until: number): string
  /** Whether a pass was made here for this link, and is still good. */
  isPass(link: string, pass: string, now: number): boolean
}

/** Opens the key that lies beside the database, made anew when missing, for its owner only. */
export function openSecrets(file: string): Secrets {
  const key = readKey(file)
  const mac = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    hash: (purpose, text) => mac(`${purpose} ${text}`),
    isSame: same,
    passUntil: (link, until) => `${until}.${mac(`pass ${link} ${until}`)}`,
    isPass(link, pass, now) {
      const [until = '', proof = ''] = pass.split('.')
      return Number(until) > now && same(proof, mac(`pass ${link} ${until}`))
    },
    linkOf: (booking) => mac(`page ${booking}`).slice(0, 32),
    receiptOf: (entry) => inFours(createHmac('sha256', key).update(`receipt ${entry}`).digest()),
  }
}

/**
 * What all servers of a site must have the same, by the names of its files: tells two apart, and nothing else of them.
 * @param token what hubs prove themselves with
 */
export const alikeOf = (secrets: Secrets, token: string): Record<string, string> => ({
  'booking.key': secrets.hash('alike', 'booking.key'),
  'hub-token': secrets.hash('alike', `hub-token ${token}`),
})

/** Signs that nobody takes for one another: 80 bits of them, in fours. */
const plain = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const inFours = (bytes: Buffer): string =>
  [...bytes.subarray(0, 16)]
    .map((byte, n) => `${n > 0 && n % 4 === 0 ? '-' : ''}${plain[byte % plain.length]}`)
    .join('')

const same = (hash: string, other: string) =>
  hash.length === other.length && timingSafeEqual(Buffer.from(hash), Buffer.from(other))

function readKey(file: string): Buffer {
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

const TOKEN_BYTES = 20
/** Asking the system for chance costs as much for many tokens as for one. */
let chance = Buffer.alloc(0)

/** Whether something that was sent can be what `newToken` makes. */
export const isToken = (text: string | undefined): text is string => /^[\w-]{27}$/.test(text ?? '')

/** Unguessable part of an address: 160 bits. */
export function newToken(): string {
  if (chance.length < TOKEN_BYTES) chance = randomBytes(100 * TOKEN_BYTES)
  const token = chance.subarray(0, TOKEN_BYTES)
  chance = chance.subarray(TOKEN_BYTES)
  return token.toString('base64url')
}

/** Six digits, for a mail. */
export const newMailCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** Fisher and Yates, with the system's own randomness: a PIN is a secret. */
export function shuffled<T>(list: T[]): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    const one = list[i] as T
    list[i] = list[j] as T
    list[j] = one
  }
  return list
}
