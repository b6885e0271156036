import type { LogPage, LogRow } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useCallback, useEffect, useRef, useState } from 'react'

/** What the log is asked for; what is empty is not asked for. */
export type LogFilters = {
  from: string
  to: string
  actor: string
  kind: string
  ticket: string
  queue: string
  language: string
}

/**
 * Rows that one look brings at least, if the days have them. Of several days the hub answers as far as it came in a
 * second.
 */
const ENOUGH = 100

/** `page`: the newest answer, everybody of all answers in its `actors`; `rows`: of all answers, newest first. */
type Found = { page: LogPage; rows: LogRow[] }

export type Log = {
  found: Found | null
  /** Whether it is still being looked for. */
  looking: boolean
  /** Goes on where the last page ended. */
  more(): void
  /** Asks anew: the days may have got longer. */
  refresh(): void
}

/** The log of some days, as many pages as were asked for. `null`: days that nobody can be asked for. */
export function useLog(filters: LogFilters | null): Log {
  const [found, setFound] = useState<Found | null>(null)
  const [looking, setLooking] = useState(false)
  const last = useRef(0)
  const asked = filters && JSON.stringify(filters)

  const look = useCallback(
    async (before: Found | null) => {
      last.current += 1
      const own = last.current
      if (asked === null) return setLooking(false)
      const query = JSON.parse(asked) as LogFilters
      const enough = (before?.rows.length ?? 0) + ENOUGH
      setLooking(true)
      try {
        for (let all = before; ; ) {
          const answer = await api<LogPage>('GET', '/api/log', {
            query: { ...query, after: all?.page.next ?? undefined },
          })
          if (own !== last.current) return
          if (!answer.ok) break
          all = joined(all, answer)
          setFound(all)
          if (answer.next === null || all.rows.length >= enough) break
        }
      } catch {
        // The page keeps what it has; the shell tells of a lost link.
      }
      if (own === last.current) setLooking(false)
    },
    [asked],
  )

  useEffect(() => {
    // Somebody who types a number is asked for once, not for each sign.
    const soon = setTimeout(() => void look(null), 150)
    return () => {
      clearTimeout(soon)
      last.current += 1
    }
  }, [look])

  return {
    found,
    looking,
    more: () => void look(found),
    refresh: () => void look(null),
  }
}

/** Everything so far with the next answer. */
function joined(before: Found | null, page: LogPage): Found {
  if (!before) return { page, rows: page.rows }
  const known = new Map([...before.page.actors, ...page.actors].map((one) => [one.actor, one]))
  const actors = [...known.values()].sort((a, b) => a.who.localeCompare(b.who))
  return { page: { ...page, actors }, rows: [...before.rows, ...page.rows] }
}
