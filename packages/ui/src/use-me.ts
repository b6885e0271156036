import type { Ack, Me } from '@poczekalnia/protocol'
import { useCallback, useEffect, useState } from 'react'
import { api } from './api.ts'

/** Who is signed in on this browser; `null` before the hub has answered. */
export type MeState = {
  me: Me | null
  /** The hub could not be asked; it is asked again by itself. */
  unreachable: boolean
  /** What a form got back: `me` follows it. */
  told(me: Me): void
  /** Asks anew: the session may have ended. */
  ask(): void
  signOut(): Promise<void>
}

const askAgainMs = 3_000

/** Asks who is signed in, until the hub has answered once, and then whenever told to. */
export function useMe(): MeState {
  const [me, setMe] = useState<Me | null>(null)
  const [asked, setAsked] = useState(0)
  const [unreachable, setUnreachable] = useState(false)
  const ask = useCallback(() => setAsked((count) => count + 1), [])

  useEffect(() => {
    void asked
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      try {
        const answer: Ack<Me> = await api<Me>('GET', '/api/me')
        if (gone) return
        setUnreachable(false)
        if (answer.ok) {
          const { ok: _, ...told } = answer
          setMe(told)
        }
      } catch {
        if (gone) return
        setUnreachable(true)
        timer = setTimeout(look, askAgainMs)
      }
    }
    void look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [asked])

  const signOut = useCallback(async () => {
    await api('POST', '/api/sign-out').catch(() => undefined)
    ask()
  }, [ask])
  return { me, unreachable, told: setMe, ask, signOut }
}
