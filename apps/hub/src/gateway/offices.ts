import { screens } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import { explain } from '../operate/explain.ts'
import { loadOffice } from '../operate/load-office.ts'
import { UsageProblem } from '../operate/options.ts'

/** One of several offices: its path is its profile's id. */
export type OneOffice = { id: string; file: string; office: Office }

/** Paths that are the hub's own, or will be: no office can be called that. */
const taken = new Set<string>([
  'api',
  'assets',
  'c',
  'healthz',
  'metrics',
  'printer',
  'region',
  't',
  'voice',
  ...screens,
])

/**
 * Reads and checks the profiles of all offices before anything is started.
 * @throws UsageProblem with a line for each fault of each profile
 */
export function readOffices(files: readonly string[]): OneOffice[] {
  const offices: OneOffice[] = []
  const faults: string[] = []
  for (const file of files) {
    try {
      const office = loadOffice(file)
      const { id } = office.profile
      const other = offices.find((one) => one.id === id)
      if (other) faults.push(`${file}: its id is ${id}, as that of ${other.file}; each office needs its own`)
      else if (taken.has(id)) faults.push(`${file}: an office can not be called ${id}, the hub's own pages are there`)
      else offices.push({ id, file, office })
    } catch (error) {
      const line = explain(error)
      if (line === null) throw error
      faults.push(line)
    }
  }
  if (faults.length > 0) throw new UsageProblem(faults.join('\npoczekalnia: '))
  return offices
}

/** The id of the office that an address belongs to: its first part, `/katowice/kiosk` → `katowice`. */
export function officeOf(url: string): string {
  return /^\/([^/?#]*)/.exec(url)?.[1] ?? ''
}
