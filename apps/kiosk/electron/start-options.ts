import { resolve } from 'node:path'

/** How the program was started. */
export type StartOptions = {
  /** The machine's folder, when it is not the system's usual one. */
  folder: string | null
  /** An ordinary window, for work on the program. */
  windowed: boolean
  /** How often it was relaunched in a row on account of trouble. */
  relaunches: number
  /** Something else starts the program again when it ends with a failure: systemd (docs/operating.md). */
  supervised: boolean
}

/** Exit status that asks a supervisor for a fresh start. */
export const STATUS_RESTART = 75

/** Reads command line and environment. What it doesn't know is Chromium's. */
export function startOptions(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): StartOptions {
  const value = (name: string) => argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
  const folder = value('folder') ?? env.POCZEKALNIA_KIOSK_FOLDER
  const relaunches = Number(value('relaunches') ?? 0)
  return {
    folder: folder ? resolve(folder) : null,
    windowed: argv.includes('--windowed'),
    relaunches: Number.isInteger(relaunches) && relaunches > 0 ? relaunches : 0,
    supervised: env.POCZEKALNIA_SUPERVISED === '1',
  }
}

/** The same command line with another count of relaunches. */
export function relaunchArguments(argv: readonly string[], relaunches: number): string[] {
  return [...argv.slice(1).filter((word) => !word.startsWith('--relaunches=')), `--relaunches=${relaunches}`]
}
