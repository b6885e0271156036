import { useSyncExternalStore } from 'react'

/** Letters that fit a page without scrolling, tried with the longest language at each size; the first that matches counts. */
const rooms: [string, number][] = [
  ['(orientation: portrait)', 700],
  ['(max-width: 1280px)', 280],
  ['all', 420],
]

function subscribe(changed: () => void) {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** How many letters of text this screen holds. */
export function useRoom(): number {
  return useSyncExternalStore(subscribe, () => rooms.find(([query]) => window.matchMedia(query).matches)![1])
}
