import type { ViewHead } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import { openWindow } from '../time/windows.ts'

/** What every view is made from. `seq` and `demo` are the hub's. */
export type ViewContext = { office: Office; now: number; seq: number; demo: boolean }

export function viewHead({ office, now, seq, demo }: ViewContext): ViewHead {
  const { id, name, address, zone, languages } = office.profile
  return { seq, now: office.time.stamp(now), demo, office: { id, name, address, zone, languages } }
}

export const isOpenNow = ({ office, now }: ViewContext): boolean =>
  openWindow(office.time, office.opening, now) !== null
