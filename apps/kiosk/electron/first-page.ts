import type { ReadSettings } from '../device/settings.ts'

/** The pages of the machine's one window. */
export type Page = 'kiosk' | 'pairing' | 'settings' | 'service' | 'moment'

/**
 * What the machine shows when nothing else is asked for. Wrong settings come first: pairing would write into that file.
 */
export function firstPage(machine: { settings: ReadSettings['state']; paired: boolean; pinSet: boolean }): Page {
  if (machine.settings === 'wrong') return 'settings'
  return machine.settings === 'ready' && machine.paired && machine.pinSet ? 'kiosk' : 'pairing'
}
