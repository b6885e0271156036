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

/** As above for a page of an information card, and with the buttons low. */
const cardRooms: [string, number, number][] = [
  ['(orientation: portrait)', 800, 650],
  ['(max-width: 1280px)', 330, 260],
  ['all', 560, 420],
]

/** How many letters of text this screen holds. */
export function useRoom(): number {
  return useSyncExternalStore(subscribe, () => rooms.find(([query]) => window.matchMedia(query).matches)![1])
}

/** How many letters of an information card this screen holds. */
export function useCardRoom(reach: boolean): number {
  return useSyncExternalStore(
    subscribe,
    () => cardRooms.find(([query]) => window.matchMedia(query).matches)![reach ? 2 : 1],
  )
}
