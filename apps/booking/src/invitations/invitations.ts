import { randomBytes } from 'node:crypto'
import { caseKey, type Invitation, MOST_TRIES } from '@poczekalnia/booking-core'
import type { BookingStore, KeptInvitation } from '@poczekalnia/booking-core/store'
import type { InvitationRow, InvitedLetter } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Clock } from '@poczekalnia/server/clock'
import { newMailCode, type Secrets } from '../secrets.ts'

/** How long a letter that was opened stays so, milliseconds: time to find an hour. */
const OPEN_MS = 60 * 60_000

/** A letter that was opened. `pass`: what addresses go on with. `isOver`: its last day is past. */
export type Opened = { invitation: Invitation; pass: string; isUsed: boolean; isOver: boolean }

/** The letters by which an office invites people to book a matter (BOK-14). */
export type InvitedMatters = {
  /** Makes a letter with a code for each case. What is told here stands nowhere else: codes are kept as hashes. */
  invite(matter: string, rows: readonly InvitationRow[]): Promise<InvitedLetter[]>
  /** By what stands in the letter. `null`: no letter with these two, or too many wrong codes; which, is not told. */
  open(matter: string, caseNumber: string, code: string): Promise<Opened | null>
  /** By what an address goes on with. */
  byPass(matter: string, pass: string): Promise<Invitation | null>
}

export function invitedMatters(parts: {
  office: () => Office
  store: BookingStore
  secrets: Secrets
  clock: Clock
}): InvitedMatters {
  const { clock, secrets } = parts
  const { invitations } = parts.store
  const { id: office } = parts.office().profile
  const hashOf = (matter: string, key: string, code: string) =>
    secrets.hash('code', `${office} ${matter} ${key} ${code}`)
  const isOver = ({ lastDay }: Invitation) => parts.office().time.wall(clock.now()).date > lastDay

  return {
    async invite(matter, rows) {
      const letters = rows.map(({ case: number, lastDay }) => ({ case: number, lastDay, code: newMailCode() }))
      const kept = letters.map(({ case: number, lastDay, code }): KeptInvitation => {
        const key = caseKey(number)
        return {
          id: randomBytes(12).toString('base64url'),
          key,
          case: number,
          code: hashOf(matter, key, code),
          lastDay,
        }
      })
      await invitations.invite(office, matter, kept)
      return letters
    },

    async open(matter, caseNumber, code) {
      const key = caseKey(caseNumber)
      const found = await invitations.open({ office, matter, key, code: hashOf(matter, key, code) }, MOST_TRIES)
      if (!found) return null
      const invitation = { case: found.case, lastDay: found.lastDay }
      const pass = `${found.id}.${secrets.passUntil(`letter ${found.id}`, clock.now() + OPEN_MS)}`
      const isUsed = await invitations.isUsed(office, matter, invitation, clock.now())
      return { invitation, pass, isUsed, isOver: isOver(invitation) }
    },

    async byPass(matter, pass) {
      const end = pass.indexOf('.')
      const id = pass.slice(0, Math.max(0, end))
      if (!secrets.isPass(`letter ${id}`, pass.slice(end + 1), clock.now())) return null
      const found = await invitations.get(office, matter, id)
      return found && !isOver(found) ? { case: found.case, lastDay: found.lastDay } : null
    },
  }
}
