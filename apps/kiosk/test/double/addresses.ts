/** Schemes that the program has registered as its own. */
const schemes = new Set<string>()
export const knowScheme = (scheme: string): void => void schemes.add(scheme)

/** Where Chromium finds what the program knows as `scheme://host/…`. */
export function outside(address: string): string {
  const url = URL.parse(address)
  const scheme = url?.protocol.slice(0, -1) ?? ''
  if (!url || !schemes.has(scheme)) return address
  return `http://${url.host}.${scheme}.localhost${url.pathname}${url.search}${url.hash}`
}

/** What the program knows as an address that Chromium tells. */
export function inside(address: string): string {
  const url = URL.parse(address)
  const [, host, scheme] = /^(.+)\.([a-z-]+)\.localhost$/.exec(url?.host ?? '') ?? []
  if (!url || !host || !scheme || !schemes.has(scheme)) return address
  return `${scheme}://${host}${url.pathname || '/'}${url.search}${url.hash}`
}

/** Whether Chromium's address is one of the program's own scheme. */
export const isInside = (address: string): boolean => inside(address) !== address
