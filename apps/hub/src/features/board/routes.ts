import type { OfficeBoard } from '@poczekalnia/protocol'
import type { SharedSupervisorView } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'

/** `GET /api/board`: the room as it is now, for pages that show several offices side by side (REG-3). */
export function boardRoutes(parts: { session: OfficeSession; board: () => SharedSupervisorView }): ApiRoute[] {
  const { session, board } = parts
  return [
    forStaff('read-board', {
      method: 'GET',
      path: '/api/board',
      // A page that asks by itself is nobody at work.
      isAlone: true,
      async run() {
        const view = board()
        const wallTime = (stamp: string) => session.office.time.hourAndMinute(Date.parse(stamp))
        const told: OfficeBoard = {
          now: wallTime(view.now),
          hoursToday: view.hoursToday,
          closedEarly: view.closedEarly?.at ?? null,
          served: view.today.served,
          queues: view.queues.map(({ id, prefix, name, waiting, estimate, state, longestSince }) => ({
            ...{ id, prefix, name, waiting, estimate, state },
            longest: longestSince && wallTime(longestSince),
          })),
          warnings: view.warnings,
        }
        await session.durable()
        return { ok: true, ...told }
      },
    }),
  ]
}
