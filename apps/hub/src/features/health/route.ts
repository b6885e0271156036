import type { OfficeSession } from '../../office/session.ts'
import type { Route } from '../../transport/http/endpoint.ts'
import { respondJson } from '../../transport/http/respond.ts'

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
