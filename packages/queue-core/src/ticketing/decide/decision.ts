import type { WireError } from '@poczekalnia/protocol'
import type { Office } from '../../profile/office.ts'
import type { OfficeEvent } from '../events.ts'
import type { OfficeState } from '../state.ts'

/** What a command came to: facts to be written, or a refusal that says why and changes nothing. */
export type Decision = { ok: true; events: OfficeEvent[] } | { ok: false; refusal: WireError }

/** What the estimates tell a decision. They stand above the decisions, whose rules they play, and are passed in. */
export type Forecast = {
  /** Minutes after which somebody who takes a walk-in ticket now has been served, `null` with no desk open. */
  minutesUntilNewcomerIsServed: (office: Office, state: OfficeState, now: number, queue: string) => number | null
}

/** What a look at the office sees. `now` is epoch ms: the domain has no clock. */
export type OfficeMoment = { office: Office; state: OfficeState; now: number }

/** What every decision looks at. */
export type DecisionContext = OfficeMoment & { forecast: Forecast }

export const accept = (...events: OfficeEvent[]): Decision => ({ ok: true, events })
export const refuse = (refusal: WireError): Decision => ({ ok: false, refusal })
