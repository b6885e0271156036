import { useSyncExternalStore } from 'react'

const portrait = () => window.matchMedia('(orientation: portrait)')

function subscribe(changed: () => void) {
  const query = portrait()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** How many letters of text fit a page without scrolling, tried with the longest language at each size. */
export function useRoom(): number {
  const high = useSyncExternalStore(subscribe, () => portrait().matches)
  return high ? 700 : 420
}
