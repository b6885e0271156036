import type { EventOf } from '../events.ts'
import type { OfficeState } from '../state.ts'
import { heldDesk } from './look-up.ts'

/** A visitor at a desk that another clerk takes over stays there. */
export function deskOpened(state: OfficeState, event: EventOf<'DeskOpened'>, at: number): void {
  const { desk, holder, queues = null } = event
  const before = state.desks.get(desk)
  const ticket = before?.status === 'open' ? before.ticket : null
  // A desk that changes its queues, or its clerk, goes on as it was.
  const since = before?.status === 'open' ? before.since : at
  state.desks.set(desk, { status: 'open', holder, queues, ticket, since })
  state.dayBegan ??= at
}

export function deskPaused(state: OfficeState, { desk, reason }: EventOf<'DeskPaused'>, at: number): void {
  const { holder, queues } = heldDesk(state, desk)
  state.desks.set(desk, { status: 'paused', holder, queues, reason, since: at })
}

export function deskResumed(state: OfficeState, { desk }: EventOf<'DeskResumed'>, at: number): void {
  occupy(state, desk, null, at)
}

export function deskClosed(state: OfficeState, { desk }: EventOf<'DeskClosed'>): void {
  state.desks.set(desk, { status: 'closed' })
}

/** Who is at an open desk from now on; `null`: nobody. */
export function occupy(state: OfficeState, number: number, ticket: string | null, at: number): void {
  const { holder, queues } = heldDesk(state, number)
  state.desks.set(number, { status: 'open', holder, queues, ticket, since: at })
}
