import type { Account } from '@poczekalnia/protocol'
import { api } from '@poczekalnia/ui'
import { useCallback, useEffect, useState } from 'react'

/** Who signs in and who is kept waiting changes without anybody touching this page: asked again so often, ms. */
const AGAIN_MS = 15_000

/** The office's accounts, and how to ask for them anew. */
export function useAccounts(): { accounts: Account[] | null; reload: () => void } {
  const [accounts, setAccounts] = useState<Account[] | null>(null)
  const [asked, setAsked] = useState(0)
  const reload = useCallback(() => setAsked((count) => count + 1), [])
  useEffect(() => {
    void asked
    let gone = false
    api<{ accounts: Account[] }>('GET', '/api/accounts').then(
      (answer) => {
        if (!gone && answer.ok) setAccounts(answer.accounts)
      },
      // The page keeps what it has; the shell tells of a lost link.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [asked])
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS)
    return () => clearInterval(timer)
  }, [reload])
  return { accounts, reload }
}
