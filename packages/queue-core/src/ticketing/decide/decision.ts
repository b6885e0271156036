import type { WireError } from '@poczekalnia/protocol'
import type { Office } from '../../profile/office.ts'
import type { OfficeEvent } from '../events.ts'
import type { OfficeState } from '../state.ts'

/** What a command came to: facts to be written, or a refusal that says why and changes nothing. */
export type Decision = { ok: true; events: OfficeEvent[] } | { ok: false; refusal: WireError }

/** What every decision looks at. `now` is epoch ms: the domain has no clock. */
export type DecisionContext = { office: Office; state: OfficeState; now: number }

export const accept = (...events: OfficeEvent[]): Decision => ({ ok: true, events })
export const refuse = (refusal: WireError): Decision => ({ ok: false, refusal })
