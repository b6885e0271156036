import { officeAddress } from '@poczekalnia/protocol'

/**
 * What was typed or pasted at pairing: the hub's address and the code, or the whole pairing address that
 * `poczekalnia device add kiosk NAME` prints, in either field.
 *
 * @returns `null` when no address or no code can be made out of it
 */
export function pairingInput(address: string, code: string): { hub: string; token: string } | null {
  for (const text of [address, code]) {
    const whole = wholeAddress(text.trim())
    if (whole) return whole
  }
  const hub = hubAddress(address.trim())
  const token = code.trim()
  return hub && /^[\w-]{16,200}$/.test(token) ? { hub, token } : null
}

function wholeAddress(text: string): { hub: string; token: string } | null {
  const url = URL.parse(text)
  const token = new URLSearchParams(url?.hash.slice(1) ?? '').get('token')
  return url && token && isWeb(url) ? { hub: officeAddress(url), token } : null
}

/** `192.168.1.10:7070` is as good as `http://192.168.1.10:7070`: nobody should have to type the rest on glass. */
function hubAddress(text: string): string | null {
  if (text === '' || /\s/.test(text)) return null
  if (text.includes('://') && !/^https?:/i.test(text)) return null
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `http://${text}`)
  return url && isWeb(url) && url.hostname !== '' ? officeAddress(url) : null
}

const isWeb = (url: URL) => url.protocol === 'http:' || url.protocol === 'https:'
