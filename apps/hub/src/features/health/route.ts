import type { Route } from '@poczekalnia/server/endpoint'
import { respondJson } from '@poczekalnia/server/respond'
import type { OfficeSession } from '../../office/session.ts'

/** `GET /healthz`: the office answers, and by which clock. */
export function healthRoute(session: OfficeSession): Route {
  return {
    matches: (method, path) => method === 'GET' && path === '/healthz',
    answer(_request, response) {
      const { profile, time } = session.office
      respondJson(response, 200, { status: 'ok', office: profile.id, now: time.stamp(session.now()) })
    },
  }
}
