import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The page that the address names, `people` for `#/people`; `''` for none. */
export function useRoute(): string {
  return useSyncExternalStore(subscribe, () => /^#\/([\w-]*)/.exec(location.hash)?.[1] ?? '')
}

/** The part behind the page's name, `closed-early` for `#/letters/closed-early`; `''` for none. */
export const partOfRoute = (): string => /^#\/[\w-]*\/([\w-]+)/.exec(location.hash)?.[1] ?? ''

export const addressOf = (page: string, part?: string): string => (part ? `#/${page}/${part}` : `#/${page}`)
