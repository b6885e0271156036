import { randomInt, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { PAIRING_LENGTH, pairingSigns } from '@poczekalnia/protocol'

/** A new code: 8 of 19 signs, 34 bits, good for ten minutes and few tries. */
export const newPairingCode = (): string =>
  Array.from({ length: PAIRING_LENGTH }, () => pairingSigns[randomInt(pairingSigns.length)]).join('')

const derive = promisify<string, string, number, Buffer>(scrypt)

/**
 * What the log keeps of a code. It is short, so that a plain hash of it could be undone while it is good; this one
 * takes some 50 ms a try.
 */
export const pairingHash = async (code: string): Promise<string> =>
  (await derive(code, 'poczekalnia pairing code', 32)).toString('hex')
