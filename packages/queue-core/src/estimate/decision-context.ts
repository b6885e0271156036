import type { Office } from '../profile/office.ts'
import type { DecisionContext } from '../ticketing/decide/decision.ts'
import type { OfficeState } from '../ticketing/state.ts'
import { minutesUntilNewcomerIsServed } from './estimate.ts'

/** What a decision looks at, with the estimates that it asks. `now` is epoch ms. */
export function decisionContext(office: Office, state: OfficeState, now: number): DecisionContext {
  return { office, state, now, forecast: { minutesUntilNewcomerIsServed } }
}
