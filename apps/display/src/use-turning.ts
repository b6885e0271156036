import { useEffect, useState } from 'react'

/** How long one page stands before the next, in milliseconds: time to read it twice. */
export const PAGE_MS = 12_000

/** Which of so many pages is up; they take turns. Always one that there is. */
export function useTurning(count: number): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (count < 2) return
    const timer = setInterval(() => setTurn((now) => now + 1), PAGE_MS)
    return () => clearInterval(timer)
  }, [count])
  return count === 0 ? 0 : turn % count
}
