import type { People } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import { openMailer, type Sender } from './mailer.ts'
import { letterRoutes } from './routes.ts'

/**
 * Letters to visitors: whom an early end leaves out, and PINs.
 * @param parts.sender `null`: the operator has set up no mail server, and supervisors write themselves
 * @param parts.dir the data folder
 */
export async function lettersFeature(parts: {
  session: OfficeSession
  people: People
  sender: Sender | null
  dir: string
  log: Logger
}): Promise<Feature> {
  const mailer = await openMailer(parts)
  return {
    api: letterRoutes({ ...parts, mailer, canSend: parts.sender !== null }),
    start: mailer.start,
    stop: mailer.stop,
  }
}
