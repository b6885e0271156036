import { baseOfScreen } from '@poczekalnia/protocol/hub-address'

/**
 * Where the hub is and what proves this page to it, when its address doesn't say: a page inside the ticket machine's
 * program.
 */
export type GivenHub = { url: string; token: string }

let given: GivenHub | null = null

/** Tells this page its hub, before the first `useHub`. A page that the hub itself served needs nothing of it. */
export function linkTo(hub: GivenHub): void {
  given = hub
}

export const givenHub = (): GivenHub | null => given

/**
 * The office's own address as this page knows it, `http://localhost:7070` or `http://localhost:7070/katowice`, for
 * whatever is asked of it and for links that others open.
 */
export const hubAddress = (): string => given?.url ?? `${location.origin}${baseOfScreen(location.pathname)}`
