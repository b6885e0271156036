import type { KnownTicket } from '@poczekalnia/protocol'
import type { HubClock } from '@poczekalnia/ui'

/** The code of a ticket's page, `null` for a visit that is called by its number and has no page. */
export function pageCode({ page }: Pick<KnownTicket, 'page'>): string | null {
  return page?.split('/').at(-1) ?? null
}

/** How the machine tells of a ticket: its status, and whether who missed the call is too late already (ALL-7). */
export type Standing = KnownTicket['status']['status'] | 'absentOver'

export function standing({ status }: Pick<KnownTicket, 'status'>, clock: Pick<HubClock, 'now'>): Standing {
  return status.status === 'absent' && clock.now.getTime() > Date.parse(status.until) ? 'absentOver' : status.status
}
