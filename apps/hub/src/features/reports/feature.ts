import type { Report, ReportQuery } from '@poczekalnia/protocol'
import type { StorePlace } from '@poczekalnia/queue-core/store'
import type { Logger } from '@poczekalnia/server/logger'
import type { Feature } from '../../office/feature.ts'
import type { OfficeSession } from '../../office/session.ts'
import { countAtNight } from './count-at-night.ts'
import { reportMaker } from './report-maker.ts'
import { reportRoutes } from './routes.ts'

/**
 * Reports, and their figures that are made once a day. A day that is closed late is closed at the start: this is there
 * before.
 */
export function reportsFeature(parts: {
  session: OfficeSession
  place: StorePlace
  log: Logger
}): Feature & { report: (query: ReportQuery) => Promise<Report> } {
  const { session, place, log } = parts
  const maker = reportMaker(() => ({
    place,
    subject: { stream: session.office.profile.id, zone: session.office.time.zone },
  }))
  const stopCounting = countAtNight(session, maker, log)
  return {
    report: (query) => maker.ask({ kind: 'report', query }),
    api: reportRoutes({ maker, session }),
    stop() {
      stopCounting()
      return maker.stop()
    },
  }
}
