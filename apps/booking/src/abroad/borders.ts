import { statSync } from 'node:fs'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Logger } from '@poczekalnia/server/logger'
import { type Networks, NetworksProblem } from './networks.ts'
import { readNetworksBetween, readNetworksFile } from './networks-file.ts'

const DAY_MS = 24 * 3_600_000
/** Networks change hands: an older list is complained of. */
export const OLD_AFTER_DAYS = 90
const HOME = 'PL'

/** Whether an address was given out to another country than Poland. What is not known is not abroad (WRO-6). */
export type Borders = { isAbroad(address: string): boolean; stop(): void }

/** Days since a list was made. */
export const ageOf = ({ madeOn }: Networks, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(`${madeOn}T00:00:00Z`)) / DAY_MS))

/**
 * Reads the list of networks, again when its file was changed, and complains in the log when it is old.
 * @param file `null`: there is none, and nobody is abroad
 * @throws NetworksProblem when it can't be used at the start
 */
export function openBorders(file: string | null, { clock, log }: { clock: Clock; log: Logger }): Borders {
  let known: { networks: Networks; changedAt: number } | null = null
  const keep = (path: string, networks: Networks, changedAt: number) => {
    known = { networks, changedAt }
    complain(path)
  }
  const complain = (path: string) => {
    if (!known) return
    const { madeOn, count, missing } = known.networks
    const days = ageOf(known.networks, clock.now())
    const about = { file: path, madeOn, networks: count, days, missing }
    if (days > OLD_AFTER_DAYS)
      log.warn(about, 'the list of networks is old: visitors from Poland may be taken for others')
    else if (missing > 0)
      log.warn(about, 'the list of networks has fewer records than its first line tells: fetch it again')
    else log.info(about, 'networks are known by country')
  }
  if (file === null) return { isAbroad: () => false, stop: () => undefined }
  try {
    keep(file, readNetworksFile(file), statSync(file).mtimeMs)
  } catch (error) {
    throw new NetworksProblem(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  const again = async () => {
    const changedAt = statSync(file).mtimeMs
    if (known?.changedAt === changedAt) return complain(file)
    keep(file, await readNetworksBetween(file), changedAt)
  }
  const timer = setInterval(() => {
    // While a new list is being written the one that is known goes on.
    void again().catch((error) => log.warn({ err: error, file }, 'the list of networks could not be read again'))
  }, DAY_MS / 4)
  timer.unref()
  return {
    isAbroad(address) {
      const country = known?.networks.countryOf(address) ?? null
      return country !== null && country !== HOME
    },
    stop: () => clearInterval(timer),
  }
}

/** Whether a matter is booked on line from Poland only: its own setting, or else the office's. */
export function isFromPoland({ profile }: Office, matter: string): boolean {
  const rules = profile.booking
  return rules?.matters.find(({ queue }) => queue === matter)?.fromPoland ?? rules?.fromPoland ?? false
}
