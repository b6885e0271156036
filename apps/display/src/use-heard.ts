import { useEffect, useState } from 'react'
import { isStale } from './freshness.ts'

/** What this hook needs of a socket.io client. */
type Source = {
  on: (event: 'view', heard: () => void) => unknown
  off: (event: 'view', heard: () => void) => unknown
  io: { on: (event: 'ping', heard: () => void) => unknown; off: (event: 'ping', heard: () => void) => unknown }
}

/** Whether the hub has been silent for too long: neither a view nor a heartbeat came. Looks twice a second. */
export function useStale(socket: Source | null): boolean {
  const [stale, setStale] = useState(false)
  useEffect(() => {
    const startedAt = performance.now()
    let heardAt: number | null = null
    const look = () => setStale(isStale(heardAt, startedAt, performance.now()))
    const heard = () => {
      heardAt = performance.now()
      look()
    }
    socket?.on('view', heard)
    socket?.io.on('ping', heard)
    const timer = setInterval(look, 500)
    return () => {
      clearInterval(timer)
      socket?.off('view', heard)
      socket?.io.off('ping', heard)
    }
  }, [socket])
  return stale
}
