import type { Office } from '../../profile/office.ts'
import type { BookingBrought } from '../events.ts'
import { accept, type Decision, type DecisionContext } from './decision.ts'

/**
 * Brings bookings that were planned a moment ago. Meanwhile the visitor may have come, or somebody cancelled the visit:
 * it is then moved no more, as the next import will tell. Under another profile nothing of a plan holds: it has to be
 * made anew.
 */
export function bringBookings(
  { office, state }: DecisionContext,
  command: { office: Office; planned: readonly BookingBrought[] },
): Decision {
  if (command.office !== office) return accept()
  const standsAgain = new Set(command.planned.flatMap((one) => ('anew' in one && one.anew ? [one.booking] : [])))
  const isStillSo = (event: BookingBrought) => {
    if (event.type === 'BookingMoved')
      return standsAgain.has(event.booking) || state.bookings.get(event.booking)?.status === 'expected'
    if (event.type === 'BookingChanged' || event.type === 'BookingLinked') return state.bookings.has(event.booking)
    return true
  }
  return accept(...command.planned.filter(isStillSo))
}
