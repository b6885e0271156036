import { useEffect } from 'react'

/**
 * Keeps the screen from going dark while the page is open, where the browser lets a page do that (over https and on
 * the hub's own computer; elsewhere the system has to be set, docs/operating.md). What it gave it may take back, when
 * the page is hidden or power runs low: then it is asked again.
 */
export function useScreenAwake(): void {
  useEffect(() => {
    const { wakeLock } = navigator as { wakeLock?: WakeLock }
    if (!wakeLock) return
    let lock: WakeLockSentinel | null = null
    let asking = false
    let ended = false
    const ask = async () => {
      if (asking || ended || document.hidden || (lock && !lock.released)) return
      asking = true
      try {
        lock = await wakeLock.request('screen')
        if (ended) await lock.release()
      } catch {
        // Not now: it is asked again.
      } finally {
        asking = false
      }
    }
    const again = () => void ask()
    again()
    const looking = setInterval(again, AGAIN_MS)
    document.addEventListener('visibilitychange', again)
    return () => {
      ended = true
      clearInterval(looking)
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [])
}

/** How soon a lock that the system took back is asked for again, ms. */
const AGAIN_MS = 10_000
