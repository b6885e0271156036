import type { Logger } from '@poczekalnia/server/logger'
import type { z } from 'zod'
import { askSite, type BookingSite } from './ask-site.ts'

/** A page waits for it, milliseconds. */
const PATIENCE_MS = 10_000

/** Asks the site something of `/<office>/office/…`; `null` when it can't be reached or answers nonsense. */
export type AskSite = <T>(schema: z.ZodType<T>, path: string, body?: unknown) => Promise<T | null>

/** The line of the staff's pages to an office's booking site. */
export function siteLine({ site, office, log }: { site: BookingSite; office: string; log: Logger }): AskSite {
  return async (schema, path, body) => {
    try {
      const asked = `/${office}/office/${path}`
      return schema.parse(await askSite(site, { path: asked, body, signal: AbortSignal.timeout(PATIENCE_MS) }))
    } catch (error) {
      log.warn({ err: error, site: site.url }, 'the booking site does not answer the staff')
      return null
    }
  }
}
