import type { Warning } from '@poczekalnia/protocol'

const MINUTE = 60_000
/** A warning that was away for so long is another one when it comes back. */
const GONE_MS = 15 * MINUTE
/** What comes within so long of a mail waits for the next one: a bad hour is told in a few mails. */
const APART_MS = 10 * MINUTE

/** What somebody in the room sees anyhow, or what can wait until they walk by. */
const notMailed: readonly Warning['what'][] = ['idle', 'trouble', 'paper-low', 'mail-fails']

/** What is remembered of warnings, kept over restarts. Times are epoch ms. */
export type Episodes = {
  /** By what they are of: since when one lasts, when it was last there, and whether it was told. */
  seen: Record<string, { since: number; last: number; told: boolean }>
  lastMail: number | null
}

export const noEpisodes = (): Episodes => ({ seen: {}, lastMail: null })

/**
 * Looks at what is wrong now, and says what a mail should tell: what lasts for `afterMinutes` and was not told. Nothing
 * while the last mail is fresh.
 * @param now epoch ms
 */
export function look(
  before: Episodes,
  warnings: readonly Warning[],
  now: number,
  afterMinutes: number,
): { episodes: Episodes; due: Warning[] } {
  const seen: Episodes['seen'] = {}
  for (const [key, one] of Object.entries(before.seen)) if (now - one.last < GONE_MS) seen[key] = one
  const told = warnings.filter(({ what }) => !notMailed.includes(what))
  for (const warning of told) {
    const key = keyOf(warning)
    seen[key] = { ...(seen[key] ?? { since: now, told: false }), last: now }
  }
  const isFresh = before.lastMail !== null && now - before.lastMail < APART_MS
  const due = isFresh
    ? []
    : told.filter((warning) => {
        const one = seen[keyOf(warning)]
        return one && !one.told && now - one.since >= afterMinutes * MINUTE
      })
  for (const warning of due) {
    const one = seen[keyOf(warning)]
    if (one) seen[keyOf(warning)] = { ...one, told: true }
  }
  return { episodes: { seen, lastMail: due.length > 0 ? now : before.lastMail }, due }
}

/** What a warning is of: the same trouble with other figures is the same. */
function keyOf(warning: Warning): string {
  const { what } = warning
  if ('queue' in warning) return `${what} ${warning.queue}`
  if ('machine' in warning) return `${what} ${warning.machine}`
  if ('display' in warning) return `${what} ${warning.display}`
  return what
}
