import type { HubState } from '@poczekalnia/ui'
import { useEffect, useState } from 'react'

/** A link that comes back within this time was never worth a word, ms. */
const patienceMs = 2_000

/** Whether the hub has been out of reach for long enough to say so. */
export function useLostLong({ link, lostSince }: Pick<HubState<unknown>, 'link' | 'lostSince'>): boolean {
  const [lost, setLost] = useState(false)
  useEffect(() => {
    if (link !== 'lost' || lostSince === null) return setLost(false)
    const left = Math.max(0, patienceMs - (performance.now() - lostSince))
    const late = setTimeout(() => setLost(true), left)
    return () => clearTimeout(late)
  }, [link, lostSince])
  return lost
}
