import type { EventOf } from '../events.ts'
import type { OfficeState } from '../state.ts'
import { heldDesk } from './look-up.ts'

/** A visitor at a desk that another clerk takes over stays there. */
export function deskOpened(state: OfficeState, event: EventOf<'DeskOpened'>, at: number): void {
  const { desk, holder, queues = null } = event
  const before = state.desks.get(desk)
  const ticket = before?.status === 'open' ? before.ticket : null
  state.desks.set(desk, { status: 'open', holder, queues, ticket })
  state.dayBegan ??= at
}

export function deskPaused(state: OfficeState, { desk, reason }: EventOf<'DeskPaused'>): void {
  const { holder, queues } = heldDesk(state, desk)
  state.desks.set(desk, { status: 'paused', holder, queues, reason })
}

export function deskResumed(state: OfficeState, { desk }: EventOf<'DeskResumed'>): void {
  occupy(state, desk, null)
}

export function deskClosed(state: OfficeState, { desk }: EventOf<'DeskClosed'>): void {
  state.desks.set(desk, { status: 'closed' })
}

/** Who is at an open desk from now on; `null`: nobody. */
export function occupy(state: OfficeState, number: number, ticket: string | null): void {
  const { holder, queues } = heldDesk(state, number)
  state.desks.set(number, { status: 'open', holder, queues, ticket })
}
