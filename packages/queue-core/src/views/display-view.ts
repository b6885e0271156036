import type { DisplayView } from '@poczekalnia/protocol'
import { openingOf } from '../ticketing/hours-today.ts'
import type { OfficeState } from '../ticketing/state.ts'
import { messageAt } from '../ticketing/today.ts'
import { windowsOn } from '../time/windows.ts'
import { earlyEnd, isOpenNow, type ViewContext, viewHead } from './head.ts'
import { waitingIn } from './waiting-counts.ts'

const ROWS = 8

/** What the waiting room sees: numbers and desks, nothing about anybody (ALL-4). */
export function displayView(context: ViewContext, state: OfficeState): DisplayView {
  const { office, now } = context
  const hours = windowsOn(office.time, openingOf(office, state), office.time.wall(now).date)
  const first = hours[0]
  const last = hours.at(-1)
  return {
    ...viewHead(context),
    calls: state.board.slice(0, ROWS).flatMap((row) => {
      const ticket = state.tickets.get(row.ticket)
      if (!ticket) return []
      const { call: id, desk, at, recalls } = row
      const current = (ticket.status === 'called' || ticket.status === 'serving') && ticket.call.id === id
      return [
        { id, number: ticket.number, desk, at: office.time.stamp(at), recalls, language: ticket.language, current },
      ]
    }),
    queues: office.profile.queues.map(({ id, prefix, name }) => ({ id, prefix, name, waiting: waitingIn(state, id) })),
    openNow: isOpenNow(context, state),
    hoursToday: first && last ? { from: first.from, to: last.to } : null,
    ...earlyEnd(context, state),
    message: messageAt(state.today, now),
  }
}
