import { api } from '@poczekalnia/ui'
import { useCallback, useEffect, useState } from 'react'

/** Figures of a day that goes on are asked for anew so often, milliseconds. */
const AGAIN_MS = 60_000

export type Answered<Answer> = {
  /** The newest answer, also while another is on its way. */
  answer: Answer | null
  loading: boolean
  failed: boolean
  again(): void
}

/** What the hub answers to a `GET`; `null` asks nothing. */
export function useAnswer<Answer extends object>(
  path: `/api/${string}`,
  query: Record<string, string | undefined> | null,
  goesOn: boolean,
): Answered<Answer> {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [state, setState] = useState<'loading' | 'failed' | 'here'>('loading')
  const [tries, setTries] = useState(0)
  const asked = query && JSON.stringify(query)

  // `tries` is there to ask the same once more.
  useEffect(() => {
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
    const timer = goesOn ? setInterval(ask, AGAIN_MS) : undefined
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [asked, path, goesOn, tries])

  const again = useCallback(() => setTries((n) => n + 1), [])
  return { answer, loading: state === 'loading', failed: state === 'failed', again }
}
