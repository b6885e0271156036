import type { ClosedEarly, ViewHead } from '@poczekalnia/protocol'
import type { Office } from '../profile/office.ts'
import { closesEarlyOn, openingOf } from '../ticketing/hours-today.ts'
import type { OfficeState } from '../ticketing/state.ts'
import { openWindow } from '../time/windows.ts'

/** What every view is made from. `seq` and `demo` are the hub's. */
export type ViewContext = { office: Office; now: number; seq: number; demo: boolean }

export function viewHead({ office, now, seq, demo }: ViewContext): ViewHead {
  const { id, name, address, zone, languages } = office.profile
  return { seq, now: office.time.stamp(now), demo, office: { id, name, address, zone, languages } }
}

export const isOpenNow = ({ office, now }: Pick<ViewContext, 'office' | 'now'>, state: OfficeState): boolean =>
  openWindow(office.time, openingOf(office, state), now) !== null

/** That today ends early, for screens of visitors; left out on other days. */
export function earlyEnd({ office, now }: ViewContext, state: OfficeState): { closedEarly?: ClosedEarly } {
  const closes = closesEarlyOn(state, office.time.wall(now).date)
  return closes ? { closedEarly: { at: closes.time, ...(closes.text && { text: closes.text }) } } : {}
}
