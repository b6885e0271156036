import type { Bridge } from '../../contract.ts'

/** What the preload script put on this page. */
export const { ask } = (window as unknown as { poczekalnia: Bridge }).poczekalnia
