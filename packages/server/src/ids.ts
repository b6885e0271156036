import { randomBytes } from 'node:crypto'

/** Letters and digits that no one confuses on paper: no 0 O, 1 l I. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'

/** A random id of a ticket or a call: 96 bits. */
export const newId = (): string => random(12).toString('base64url')

/** Unguessable code of a ticket's page: 16 of 31 signs, 79 bits, short enough for a small QR code. */
export function newCode(): string {
  let code = ''
  while (code.length < 16) {
    for (const byte of random(24)) {
      // Bytes from 248 on are passed over: with them the first letters would come more often.
      if (byte < 248 && code.length < 16) code += ALPHABET[byte % ALPHABET.length]
    }
  }
  return code
}

let pool = Buffer.alloc(0)
let used = 0
/**
 * Fresh random bytes, asked of the system some thousands at a time: each asking costs as much as deciding a ticket
 * does.
 */
function random(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    pool = randomBytes(6_000)
    used = 0
  }
  used += bytes
  return pool.subarray(used - bytes, used)
}
