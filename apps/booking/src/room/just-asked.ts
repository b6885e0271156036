import { UNDER_WAY_MS } from '../letters/under-way.ts'

/**
 * Pages of codes that were asked for just now. Whoever presses again from the same network, for the same mailbox, has
 * the page and the code of the first press: another letter would have another code for another page.
 */
export function openJustAsked() {
  const pages = new Map<string, { page: string; until: number }>()
  return {
    page(asker: string, now: number): string | null {
      const found = pages.get(asker)
      return found && now < found.until ? found.page : null
    },
    keep(asker: string, page: string, now: number): void {
      for (const [one, { until }] of pages) {
        if (until > now) break
        pages.delete(one)
      }
      pages.delete(asker)
      pages.set(asker, { page, until: now + UNDER_WAY_MS })
    },
    /** No letter went out after all. */
    forget: (asker: string): boolean => pages.delete(asker),
  }
}
