// The screens take this page alone, by its own entry: the rest of the package brings zod, which they have no use for.

/** Where a page stands among an office's addresses: `/kiosk` and whatever is below it. The hub serves these screens. */
export const screens = ['kiosk', 'display', 'counter', 'supervisor'] as const
export type Screen = (typeof screens)[number]

/**
 * How an office's namespace is reached with socket.io. A hub of several offices has each under a path of its own, and
 * the namespaces are called the same everywhere: `/katowice/socket.io` is asked for `/kiosk`.
 * @param hub the office's address, `http://localhost:7070` or `http://localhost:7070/katowice`
 */
export function socketAddress(hub: string, namespace: string): { url: string; path: string } {
  const { origin, pathname } = new URL(hub)
  return { url: `${origin}/${namespace.replace(/^\//, '')}`, path: `${pathname.replace(/\/$/, '')}/socket.io` }
}

/**
 * The path that all of an office's addresses begin with, by the address of one of its screens: `/katowice` for
 * `/katowice/kiosk`, `''` where the hub has one office.
 */
export function baseOfScreen(pathname: string): string {
  const parts = pathname.split('/')
  const at = parts.findIndex((part) => (screens as readonly string[]).includes(part))
  return at < 1 ? '' : parts.slice(0, at).join('/')
}

/**
 * The office's own address out of any that people have at hand: the pairing address, a screen's, or itself.
 * `http://h:7070/katowice/kiosk#token=…` → `http://h:7070/katowice`.
 */
export function officeAddress({ origin, pathname }: URL): string {
  const parts = pathname.split('/')
  const at = parts.findIndex((part) => (screens as readonly string[]).includes(part))
  return `${origin}${(at < 0 ? parts : parts.slice(0, at)).join('/').replace(/\/+$/, '')}`
}
