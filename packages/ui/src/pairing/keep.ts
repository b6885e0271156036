import { type DeviceKind, type Paired, readPairingCode } from '@poczekalnia/protocol'
import { passOverCode, rememberToken } from '../device-token.ts'
import { screenPlace, storage } from '../place.ts'

/** The code in this page's address, `#code=ACEF3479`. */
export const broughtCode = (): string | null =>
  readPairingCode(new URLSearchParams(location.hash.slice(1)).get('code') ?? '')

/** Keeps what the hub answered to a code, and loads the page anew as that device. */
export function keepPairing(kind: DeviceKind, code: string, { token, screen }: Paired): void {
  const place = screenPlace(kind)
  const isKept = rememberToken(place, { token, screen, code }, storage('sessionStorage'), storage('localStorage'))
  const which = screen === null ? '' : `&screen=${screen}`
  // A browser that keeps nothing for us has it in the address instead, as long as the page is open.
  history.replaceState(null, '', isKept ? location.pathname : `#token=${token}${which}`)
  location.reload()
}

/** This code is no good here: the page goes on as what it was before, where it was paired. */
export function passOver(kind: DeviceKind, code: string): void {
  const wasPaired = passOverCode(screenPlace(kind), code, storage('sessionStorage'), storage('localStorage'))
  if (wasPaired && broughtCode() === code) location.reload()
}
