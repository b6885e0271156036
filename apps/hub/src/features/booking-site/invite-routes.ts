import { InviteByFile, PrintedInvitations, type UploadFault } from '@poczekalnia/protocol'
import type { OfficeSession } from '../../office/session.ts'
import { type ApiRoute, forStaff } from '../../transport/http/api.ts'
import { refused } from '../../transport/refused.ts'
import { readInvitationFile } from './invitation-file.ts'
import type { AskSite } from './site-line.ts'

/**
 * Cases that the office invites to book a matter (BOK-14): `GET /api/site/invitations` (which matters are so), `POST
 * /api/site/invitations` (a file of cases becomes letters to print). The codes stand in the answer and nowhere else.
 */
export function siteInviteRoutes({ ask, session }: { ask: AskSite; session: OfficeSession }): ApiRoute[] {
  return [
    forStaff('invite-cases', {
      method: 'GET',
      path: '/api/site/invitations',
      async run() {
        const { booking, queues } = session.office.profile
        const invited = booking?.matters.filter((one) => one.invited).map(({ queue }) => queue) ?? []
        const matters = queues.filter(({ id }) => invited.includes(id)).map(({ id, name }) => ({ id, name }))
        return { ok: true, matters }
      },
    }),
    forStaff('invite-cases', {
      method: 'POST',
      path: '/api/site/invitations',
      body: InviteByFile,
      async run({ body: { matter, file }, actor }) {
        const read = readInvitationFile(file)
        if ('fault' in read) return { ok: true, faults: [read.fault] }
        const rows = read.lines.map(({ row }) => row)
        const answer = await ask(PrintedInvitations, 'invitation-letters', { matter, rows })
        if (!answer) return refused({ code: 'site-unreachable' })
        if ('faults' in answer) {
          const faults = answer.faults.map(
            ({ row, field }): UploadFault => ({
              line: read.lines[row - 1]?.line ?? 1,
              what: field === 'case' || field === 'lastDay' || field === 'matter' ? field : 'rows',
            }),
          )
          return { ok: true, faults }
        }
        const count = rows.length
        const logged = await session.act({ type: 'RecordInvited', queue: matter, cases: count }, { actor })
        return logged.ok ? { ok: true, count, print: answer.print } : refused(logged.refusal)
      },
    }),
  ]
}
