import { hubAddress } from './given-hub.ts'

/** What the browser keeps for this page; `null` where it keeps nothing. */
export function storage(which: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[which]
  } catch {
    return null
  }
}

/** A screen's path, `/kiosk` or `/katowice/kiosk`: offices behind one gateway share the browser's storage. */
export const screenPlace = (name: string): string => `${new URL(hubAddress()).pathname.replace(/\/$/, '')}/${name}`
