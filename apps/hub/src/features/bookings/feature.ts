import { randomBytes } from 'node:crypto'
import type { People } from '@poczekalnia/queue-core/store'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import type { Staff } from '../staff/index.ts'
import { bookingImporter, MOST_FILES } from './import.ts'
import { bookingsRoute } from './import-route.ts'
import type { ImportResult } from './index.ts'
import { bookingRoutes } from './routes.ts'
import { oneAfterAnother } from './turns.ts'

/** Bookings: their import, for the operator and for who may, and the look at a file before it. */
export type BookingsFeature = Feature & {
  /** Made anew at each start; who reads the data folder may import with it. */
  operatorToken: string
  /** Imports a file from this very process. */
  importNow(csv: Uint8Array): Promise<ImportResult>
}

export function bookingsFeature(parts: {
  session: OfficeSession
  people: People
  staff: Staff
  publicUrl: string
}): BookingsFeature {
  const { session, people, staff, publicUrl } = parts
  const turn = oneAfterAnother(MOST_FILES)
  const importBookings = bookingImporter(session, people, turn)
  const operatorToken = randomBytes(32).toString('base64url')
  return {
    operatorToken,
    importNow: (csv) => importBookings({ csv, skipBad: false, actor: 'demonstration', onProgress: () => undefined }),
    routes: [bookingsRoute({ operatorToken, importBookings, staff, office: session.office.profile.id, publicUrl })],
    api: bookingRoutes({ session, people, turn }),
  }
}
