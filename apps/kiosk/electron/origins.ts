/** The program's own scheme: pages come from inside the program, never from `file:` and never from the network. */
export const scheme = 'poczekalnia'

/** `kiosk` is the visitors' screen, `shell` the machine's own: pairing, settings, "one moment", service. */
export const hosts = ['kiosk', 'shell'] as const
export type Host = (typeof hosts)[number]

/**
 * Address of a page of ours: `poczekalnia://shell/?pairing`. What is shown stands in the query and not in the fragment:
 * from one to the other the page is then loaded anew, and nothing of the one before is left.
 */
export const pageUrl = (host: Host, shown = ''): string => `${scheme}://${host}/${shown === '' ? '' : `?${shown}`}`

/**
 * Which of our pages an address belongs to, `null` for every other. Parsed, never compared as text:
 * `poczekalnia://kiosk.evil/` begins with the right letters. Node's parser knows no origin for a scheme of one's own,
 * so its parts are compared.
 */
export function ownHost(address: string): Host | null {
  const url = URL.parse(address)
  if (!url || url.protocol !== `${scheme}:` || url.port !== '' || url.username !== '' || url.password !== '')
    return null
  return hosts.find((host) => host === url.hostname) ?? null
}
