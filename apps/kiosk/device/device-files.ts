import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** What a machine keeps in its folder. Nothing of any visitor's. */
export type DeviceFiles = {
  folder: string
  settings: string
  /** The tokens, encrypted where the system has a key store. */
  tokens: string
  staffPin: string
  /** What was printed, so that nothing is printed twice. */
  printJournal: string
  log: string
}

/** The files of a machine's folder, which is made when missing. @throws the system's error when it can't be */
export function deviceFiles(folder: string): DeviceFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    folder,
    settings: join(folder, 'settings.yaml'),
    tokens: join(folder, 'tokens'),
    staffPin: join(folder, 'staff-pin.json'),
    printJournal: join(folder, 'print-journal'),
    log: join(folder, 'kiosk.log'),
  }
}
