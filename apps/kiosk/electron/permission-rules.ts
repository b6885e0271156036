import { ownHost } from './origins.ts'

/**
 * What a page may have, with its reason; everything else is denied. Chromium guards the local network as it guards a
 * camera, and the hub is on it. That the screen stays on is what the program sees to itself. Sound needs no permission.
 */
const allowed = new Set(['local-network-access', 'local-network', 'loopback-network', 'screen-wake-lock'])

/**
 * Whether a page may have a permission.
 *
 * @param page the address of the page that asks; empty when the network itself asks on behalf of a page it doesn't
 * name, which can only be
 *   one of ours, and its content policy lets it talk to the hub alone
 */
export function isPermitted(permission: string, page: string): boolean {
  return allowed.has(permission) && (page === '' || ownHost(page) === 'kiosk')
}
