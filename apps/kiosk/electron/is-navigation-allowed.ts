import { ownHost } from './origins.ts'

/**
 * Where a frame may go: only the main frame, only within the page it shows. What leads elsewhere is the program's own
 * doing.
 */
export function isNavigationAllowed(navigation: { from: string; to: string; isMainFrame: boolean }): boolean {
  const { from, to, isMainFrame } = navigation
  const host = ownHost(to)
  return isMainFrame && host !== null && host === ownHost(from)
}
