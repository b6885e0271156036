import { useSyncExternalStore } from 'react'

const told = new Set<() => void>()

/** All at once: what was measured for another size must not be measured by what is new already. */
const tell = () => {
  for (const changed of told) changed()
}

function subscribe(changed: () => void) {
  if (told.size === 0) window.addEventListener('resize', tell)
  told.add(changed)
  return () => {
    told.delete(changed)
    if (told.size === 0) window.removeEventListener('resize', tell)
  }
}

const sizeNow = () => `${window.innerWidth}×${window.innerHeight}`

/** The page's size now, to be compared: what was measured holds for one size. */
export function useScreenSize(): string {
  return useSyncExternalStore(subscribe, sizeNow)
}
