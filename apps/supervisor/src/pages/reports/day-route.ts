import { useSyncExternalStore } from 'react'
import { isDate } from './period.ts'

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The date of the day report that the address names, `#/reports/day/2026-11-19`; `null` for the reports themselves. */
export function useDayRoute(): string | null {
  const date = useSyncExternalStore(subscribe, () => /^#\/reports\/day\/([\d-]+)$/.exec(location.hash)?.[1] ?? '')
  return isDate(date) ? date : null
}

export const dayAddress = (date: string): string => `#/reports/day/${date}`
