import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void) {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

const sizeNow = () => `${window.innerWidth}×${window.innerHeight}`

/** The page's size now, to be compared: what was measured holds for one size. */
export function useScreenSize(): string {
  return useSyncExternalStore(subscribe, sizeNow)
}
