import type { DeviceKind } from './device-kinds.ts'

/**
 * The signs of a pairing code: capitals and digits of which no two can be taken for each other in any type, nor one for
 * a sign that is not among them (0 O Q D, 1 I L, 2 Z, 5 S, 8 B, 6 G, U V).
 */
export const pairingSigns = 'ACEFHJKMNPRTWXY3479'

/** Signs of a pairing code. */
export const PAIRING_LENGTH = 8

/** How long a pairing code may be used, minutes. */
export const PAIRING_MINUTES = 10

/** A code as people read it, in two halves: `ACEF-3479`. */
export const shownPairingCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/**
 * The pairing code in what somebody typed, in small letters, with gaps or dashes as they like.
 * @returns `null` when it can be none
 */
export function readPairingCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s–—-]/g, '')
  return code.length === PAIRING_LENGTH && [...code].every((sign) => pairingSigns.includes(sign)) ? code : null
}

/**
 * What is opened on a device so that it pairs itself: a fragment, which no server and no log on the way gets to see.
 */
export const pairingAddress = (url: string, kind: DeviceKind, code: string): string => `${url}/${kind}#code=${code}`

/** What `POST /api/pair` answers: the device's token, which nobody can ask for again. */
export type Paired = {
  token: string
  /** What the device is called. */
  name: string
  /** The display of the profile that it is to be, where that was chosen. */
  screen: string | null
}
