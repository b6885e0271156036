import type { ServerResponse } from 'node:http'
import type { WireError } from '@poczekalnia/protocol'
import { respondJson } from '@poczekalnia/server/respond'

/**
 * A refusal as it leaves the hub: its code is of the protocol's closed list. `text`: the same for who reads the answer
 * as it is.
 */
export function respondError(response: ServerResponse, status: number, error: WireError, text?: string): void {
  respondJson(response, status, { error: text === undefined ? error : { ...error, text } })
}
