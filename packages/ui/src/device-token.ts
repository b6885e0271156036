/** What a page keeps of `Storage`; a private window may refuse it altogether. */
export type Keep = Pick<Storage, 'getItem' | 'setItem'>

function remember(keep: Keep | null, key: string, value: string): boolean {
  try {
    keep?.setItem(key, value)
    return keep !== null
  } catch {
    return false
  }
}

function recall(keep: Keep | null, key: string): string | null {
  try {
    return keep?.getItem(key) ?? null
  } catch {
    return null
  }
}

const tokenKey = (place: string) => `poczekalnia:${place}:token`
const screenKey = (place: string) => `poczekalnia:${place}:screen`
const codeKey = (place: string) => `poczekalnia:${place}:code`

/**
 * Keeps the token that a pairing code was changed for, and which display of the profile this is.
 * @returns whether it will be there after a reload
 */
export function rememberToken(
  place: string,
  { token, screen, code }: { token: string; screen: string | null; code: string },
  tab: Keep | null,
  device: Keep | null,
): boolean {
  remember(tab, screenKey(place), screen ?? '')
  remember(device, screenKey(place), screen ?? '')
  // An address that is opened at each start goes on bringing it.
  remember(device, codeKey(place), code)
  const inTab = remember(tab, tokenKey(place), token)
  return remember(device, tokenKey(place), token) || inTab
}

/** A code that the hub doesn't take is not tried again. @returns whether this page was paired before */
export function passOverCode(place: string, code: string, tab: Keep | null, device: Keep | null): boolean {
  return (
    remember(device, codeKey(place), code) && (recall(tab, tokenKey(place)) ?? recall(device, tokenKey(place))) !== null
  )
}

/**
 * The token that a pairing address brought in its fragment, `#token=…`. It is kept on the device for that screen, so
 * that a reload or a plain address works; the tab's own copy comes first, since one computer may run two desks.
 * @param place the screen's path, `/kiosk` or `/katowice/kiosk`
 * @returns the token, or null when this page was never paired
 */
export function deviceToken(place: string, hash: string, tab: Keep | null, device: Keep | null): string | null {
  const key = tokenKey(place)
  const address = new URLSearchParams(hash.replace(/^#/, ''))
  const brought = address.get('token')
  const code = address.get('code')
  // A code that was not tried yet makes this page another device, whatever it was before.
  if (code && recall(device, codeKey(place)) !== code) return null
  if (brought) {
    remember(tab, key, brought)
    remember(device, key, brought)
    return brought
  }
  return recall(tab, key) ?? recall(device, key)
}

/**
 * Which screen of the profile this page is, brought in its address's fragment beside the token
 * (`#token=…&screen=room-161`) or alone, and kept as the token is. An address that brings a token and no screen forgets
 * the one before.
 */
export function deviceScreen(namespace: string, hash: string, tab: Keep | null, device: Keep | null): string | null {
  const key = screenKey(namespace)
  const brought = new URLSearchParams(hash.replace(/^#/, ''))
  if (brought.has('screen') || brought.has('token')) {
    const screen = brought.get('screen') ?? ''
    remember(tab, key, screen)
    remember(device, key, screen)
    return screen || null
  }
  return recall(tab, key) || recall(device, key) || null
}

/** Names this open page to the hub; a reload keeps it, another tab has its own. */
export function pageSession(place: string, tab: Keep | null): string {
  const key = `poczekalnia:${place}:session`
  const known = recall(tab, key)
  if (known) return known
  const made = randomKey()
  remember(tab, key, made)
  return made
}

/** 128 random bits as 32 hexadecimal digits. `crypto.randomUUID` is missing on plain HTTP, `getRandomValues` is not. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
