import { api } from '@poczekalnia/ui'
import { useCallback, useEffect, useState } from 'react'

export type Answered<Answer> = {
  /** The newest answer; it stays while another is on its way, and when the hub can't be reached. */
  answer: Answer | null
  loading: boolean
  failed: boolean
  /** Asks at once, as after an act that changed what was asked for. */
  again(): void
}

/**
 * What the hub answers to a `GET`.
 * @param query `null`: there is nothing to ask yet
 * @param everyMs asked anew so often, for what changes without anybody touching the page; `null`: only when something
 * asked for changes
 */
export function useAnswer<Answer extends object>(
  path: `/api/${string}`,
  query: Record<string, string | undefined> | null,
  everyMs: number | null,
): Answered<Answer> {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [state, setState] = useState<'loading' | 'failed' | 'here'>('loading')
  const [tries, setTries] = useState(0)
  const asked = query && JSON.stringify(query)

  useEffect(() => {
    void tries
    if (asked === null) return
    let gone = false
    setState('loading')
    const ask = () =>
      api<Answer>('GET', path, { query: JSON.parse(asked) as Record<string, string> }).then(
        (told) => {
          if (gone) return
          if (told.ok) setAnswer(told)
          setState(told.ok ? 'here' : 'failed')
        },
        () => {
          if (!gone) setState('failed')
        },
      )
    void ask()
    const timer = everyMs === null ? undefined : setInterval(ask, everyMs)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [asked, path, everyMs, tries])

  const again = useCallback(() => setTries((n) => n + 1), [])
  return { answer, loading: state === 'loading', failed: state === 'failed', again }
}
