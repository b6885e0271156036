import { officeAddress, readPairingCode } from '@poczekalnia/protocol'

/** The hub, and what pairs with it: a code of eight signs, or a token. */
export type PairingInput = { hub: string } & ({ code: string } | { token: string })

/**
 * What was typed or pasted at pairing: the hub's address and the code, or the whole pairing address that
 * `poczekalnia device add kiosk NAME` prints, in either field.
 *
 * @returns `null` when no address or no code can be made out of it
 */
export function pairingInput(address: string, code: string): PairingInput | null {
  for (const text of [address, code]) {
    const whole = wholeAddress(text.trim())
    if (whole) return whole
  }
  const hub = hubAddress(address.trim())
  const proof = proofIn(code.trim())
  return hub && proof ? { hub, ...proof } : null
}

function proofIn(text: string): { code: string } | { token: string } | null {
  const code = readPairingCode(text)
  if (code !== null) return { code }
  return /^[\w-]{16,200}$/.test(text) ? { token: text } : null
}

function wholeAddress(text: string): PairingInput | null {
  const url = URL.parse(text)
  if (!url || !isWeb(url)) return null
  const brought = new URLSearchParams(url.hash.slice(1))
  const proof = proofIn(brought.get('code') ?? brought.get('token') ?? '')
  return proof && { hub: officeAddress(url), ...proof }
}

/** `192.168.1.10:7070` is as good as `http://192.168.1.10:7070`: nobody should have to type the rest on glass. */
function hubAddress(text: string): string | null {
  if (text === '' || /\s/.test(text)) return null
  if (text.includes('://') && !/^https?:/i.test(text)) return null
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `http://${text}`)
  return url && isWeb(url) && url.hostname !== '' ? officeAddress(url) : null
}

const isWeb = (url: URL) => url.protocol === 'http:' || url.protocol === 'https:'
