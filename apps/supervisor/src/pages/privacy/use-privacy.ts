import type { PrivacyState } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useCallback, useEffect, useState } from 'react'

/** What the office holds and lets go of, and how to ask for it anew. */
export function usePrivacy(language: string): { state: PrivacyState | null; reload: () => void } {
  const [state, setState] = useState<PrivacyState | null>(null)
  const [asked, setAsked] = useState(0)
  const reload = useCallback(() => setAsked((count) => count + 1), [])
  useEffect(() => {
    void asked
    let gone = false
    api<PrivacyState>('GET', '/api/privacy', { query: { language } }).then(
      (answer) => {
        if (!gone && answer.ok) setState(answer)
      },
      // The page keeps what it has; the shell tells of a lost link.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [asked, language])
  return { state, reload }
}
