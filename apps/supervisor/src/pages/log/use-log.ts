import type { LogPage, LogRow } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useCallback, useEffect, useState } from 'react'

/** What the log is asked for; what is left out is not asked for. */
export type LogFilters = { date: string; actor: string; kind: string; ticket: string; queue: string; language: string }

/** A day of the log, newest first, as many pages as were asked for. A day that goes on is asked for anew now and then. */
export function useLog(filters: LogFilters): { page: LogPage | null; rows: LogRow[]; more: () => void } {
  const [first, setFirst] = useState<LogPage | null>(null)
  const [older, setOlder] = useState<{ rows: LogRow[]; next: number | null } | null>(null)
  const asked = JSON.stringify(filters)

  useEffect(() => {
    const query = JSON.parse(asked) as LogFilters
    let gone = false
    const look = () =>
      api<LogPage>('GET', '/api/log', { query }).then(
        (answer) => {
          if (!gone && answer.ok) setFirst(answer)
        },
        // The page keeps what it has; the shell tells of a lost link.
        () => undefined,
      )
    setOlder(null)
    // Somebody who types a number is asked for once, not for each sign.
    const soon = setTimeout(look, 150)
    return () => {
      gone = true
      clearTimeout(soon)
    }
  }, [asked])

  const next = older ? older.next : (first?.next ?? null)
  const more = useCallback(() => {
    if (next === null) return
    const query = { ...(JSON.parse(asked) as LogFilters), after: next }
    api<LogPage>('GET', '/api/log', { query }).then(
      (answer) => {
        if (!answer.ok) return
        setOlder((before) => ({ rows: [...(before?.rows ?? []), ...answer.rows], next: answer.next }))
      },
      () => undefined,
    )
  }, [asked, next])
  return { page: first && { ...first, next }, rows: [...(first?.rows ?? []), ...(older?.rows ?? [])], more }
}
