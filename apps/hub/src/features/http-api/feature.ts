import type { Logger } from '@poczekalnia/server/logger'
import type { Feature } from '../../office/feature.ts'
import type { Accounts } from '../staff/accounts.ts'
import type { ApiParts } from './operations.ts'
import { httpApiRoutes } from './routes.ts'
import { tokenRoutes } from './token-routes.ts'

/** What other programs read of the office, and the tokens that let them. */
export function httpApiFeature(
  parts: ApiParts & { accounts: Accounts; publicUrl: string; log: Pick<Logger, 'error'> },
): Feature {
  return { routes: httpApiRoutes(parts), api: tokenRoutes(parts) }
}
