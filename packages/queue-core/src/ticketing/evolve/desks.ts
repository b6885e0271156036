import type { EventOf } from '../events.ts'
import type { OfficeState } from '../state.ts'
import { heldDesk } from './look-up.ts'

/** A visitor at a desk that another clerk takes over stays there. */
export function deskOpened(state: OfficeState, event: EventOf<'DeskOpened'>, at: number): void {
  const before = state.desks.get(event.desk)
  const ticket = before?.status === 'open' ? before.ticket : null
  state.desks.set(event.desk, { status: 'open', holder: event.holder, ticket })
  state.dayBegan ??= at
}

export function deskPaused(state: OfficeState, { desk, reason }: EventOf<'DeskPaused'>): void {
  state.desks.set(desk, { status: 'paused', holder: heldDesk(state, desk).holder, reason })
}

export function deskResumed(state: OfficeState, { desk }: EventOf<'DeskResumed'>): void {
  state.desks.set(desk, { status: 'open', holder: heldDesk(state, desk).holder, ticket: null })
}

export function deskClosed(state: OfficeState, { desk }: EventOf<'DeskClosed'>): void {
  state.desks.set(desk, { status: 'closed' })
}

/** Who is at an open desk from now on; `null`: nobody. */
export function occupy(state: OfficeState, number: number, ticket: string | null): void {
  state.desks.set(number, { status: 'open', holder: heldDesk(state, number).holder, ticket })
}
