import type { IncomingMessage } from 'node:http'
import { bookableMatter, caseKey } from '@poczekalnia/booking-core'
import { type InvitationFault, InvitationRow, MOST_INVITATION_FAULTS, MOST_INVITED } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import type { Route } from '@poczekalnia/server/endpoint'
import { readBody, respondJson } from '@poczekalnia/server/respond'
import { z } from 'zod'
import { hubOnly } from '../hub-only.ts'
import type { InvitedMatters } from './invitations.ts'
import { printedLetters } from './printed-letters.ts'

/** The rows are looked at one by one, so that each fault can be told. */
const Invite = z.strictObject({
  /** Looked for among the office's own. */
  matter: z.string().max(64),
  rows: z.array(z.unknown()).min(1, 'at least one case').max(MOST_INVITED, `at most ${MOST_INVITED} cases at once`),
})

/** Five thousand cases with room to spare. */
const LARGEST = 1024 * 1024

/**
 * `POST /<office>/office/invitations`: the office says which cases it invites to a matter, and has a code for each
 * (BOK-14). While one row is wrong nobody is invited. `…/office/invitation-letters` answers the letters as one page to
 * print, for the staff's page.
 */
export function invitationRoutes(parts: {
  office: () => Office
  clock: Clock
  token: string
  invited: InvitedMatters
  publicUrl: string
}): Route[] {
  const isHub = hubOnly(parts.token)
  const { id } = parts.office().profile
  return [
    {
      matches: (method, path) => method === 'POST' && path === `/${id}/office/invitations`,
      async answer(request, response, notFound) {
        if (!isHub(request)) return notFound()
        const office = parts.office()
        const today = office.time.wall(parts.clock.now()).date
        const read = readInvite(await jsonOf(request), office, today)
        if ('faults' in read)
          return respondJson(response, 400, { faults: read.faults.slice(0, MOST_INVITATION_FAULTS) })
        respondJson(response, 200, { letters: await parts.invited.invite(read.matter, read.rows) })
      },
    },
    {
      matches: (method, path) => method === 'POST' && path === `/${id}/office/invitation-letters`,
      async answer(request, response, notFound) {
        if (!isHub(request)) return notFound()
        const office = parts.office()
        const read = readInvite(await jsonOf(request), office, office.time.wall(parts.clock.now()).date)
        if ('faults' in read)
          return respondJson(response, 200, { faults: read.faults.slice(0, MOST_INVITATION_FAULTS) })
        const letters = await parts.invited.invite(read.matter, read.rows)
        const about = { matter: read.matter, url: `${parts.publicUrl}/${id}` }
        respondJson(response, 200, { print: printedLetters(office, about, letters) })
      },
    },
  ]
}

/** Everything that is wrong with what an office sent, row by row, or what it asks for. */
function readInvite(
  given: unknown,
  office: Office,
  today: string,
): { matter: string; rows: InvitationRow[] } | { faults: InvitationFault[] } {
  const whole = Invite.safeParse(given)
  if (!whole.success) return { faults: whole.error.issues.map((issue) => faultOf(0, issue)) }
  const { matter } = whole.data
  if (!bookableMatter(office, matter)?.invited) {
    const invited = office.profile.booking?.matters.filter((one) => one.invited).map(({ queue }) => queue) ?? []
    const expected = `a matter for the invited only: ${invited.join(', ') || 'this office has none'}`
    return { faults: [{ row: 0, field: 'matter', expected }] }
  }
  const faults: InvitationFault[] = []
  const rows: InvitationRow[] = []
  const rowOf = new Map<string, number>()
  for (const [n, row] of whole.data.rows.entries()) {
    const parsed = InvitationRow.safeParse(row)
    if (!parsed.success) {
      faults.push(...firstOfEach(parsed.error.issues.map((issue) => faultOf(n + 1, issue))))
      continue
    }
    const key = caseKey(parsed.data.case)
    const before = rowOf.get(key)
    if (key === '') faults.push({ row: n + 1, field: 'case', expected: 'a case number with letters or digits' })
    else if (before !== undefined)
      faults.push({ row: n + 1, field: 'case', expected: `each case once: it stands in row ${before} too` })
    else rowOf.set(key, n + 1)
    if (parsed.data.lastDay < today)
      faults.push({ row: n + 1, field: 'lastDay', expected: `today (${today}) or a later day` })
    rows.push(parsed.data)
  }
  return faults.length > 0 ? { faults } : { matter, rows }
}

/** Of a field that has several things wrong the first. */
const firstOfEach = (faults: readonly InvitationFault[]): InvitationFault[] =>
  faults.filter(({ field }, n) => faults.findIndex((one) => one.field === field) === n)

const faultOf = (row: number, { path, message }: { path: PropertyKey[]; message: string }): InvitationFault => ({
  ...{ row, field: path.map(String).join('.') || 'row', expected: message },
})

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await readBody(request, LARGEST)))
  } catch {
    return null
  }
}
