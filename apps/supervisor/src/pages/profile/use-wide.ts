import { useSyncExternalStore } from 'react'

/** From this width on the text stands beside what it gives. */
const wide = '(min-width: 1500px)'

export const useWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(wide)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => window.matchMedia(wide).matches,
  )
