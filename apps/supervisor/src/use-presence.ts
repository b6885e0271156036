import { api } from '@poczekalnia/ui'
import { useEffect, useRef } from 'react'

/** A person at work keeps their session: told to the hub so often at most, ms. */
const TELL_EVERY_MS = 120_000

/** Presses and keys count as work, an open page does not. */
export function usePresence(): void {
  const told = useRef(0)
  useEffect(() => {
    const here = () => {
      if (performance.now() - told.current < TELL_EVERY_MS) return
      told.current = performance.now()
      api('GET', '/api/me').catch(() => undefined)
    }
    told.current = performance.now()
    for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, here)
    return () => {
      for (const event of ['pointerdown', 'keydown']) document.removeEventListener(event, here)
    }
  }, [])
}
