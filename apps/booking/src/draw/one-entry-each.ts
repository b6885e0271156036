import type { Entry, Round } from '@poczekalnia/booking-core'
import type { BookingStore } from '@poczekalnia/booking-core/store'
import type { Office } from '@poczekalnia/queue-core'
import { mailboxOf, standsForPerson } from '../room/mailboxes.ts'
import type { Secrets } from '../secrets.ts'

/**
 * One entry of a draw a mailbox; a mailbox of a domain that anybody can have stands for the network that it comes from,
 * as in the room before an opening (BOK-15). It is kept as a place in line is, and goes a day after the closing.
 */
export function oneEntryEach(parts: { office: () => Office; store: Pick<BookingStore, 'line'>; secrets: Secrets }) {
  const { store, secrets } = parts
  return {
    /** An entry was taken back: its mailbox and its network may have another. */
    leave: (entry: string): Promise<void> => store.line.leave(entry),
    /** @returns why the entry can't take part, `null` when it can; asked again, it is the same */
    async take(
      entry: Entry,
      round: Round,
      network: string | null,
    ): Promise<'draw-mailbox' | 'draw-mail-domain' | null> {
      const rules = parts.office().profile.booking?.room
      const { mailbox, domain } = mailboxOf(entry.email)
      const isPerson = network === null || standsForPerson(parts.office(), domain)
      // No room opens within a second: a draw's list is never taken for the line of one.
      const opens = (round.closesAt ?? 0) + 1
      const row = {
        ...{ ticket: entry.id, office: entry.office, opens, askedAt: entry.createdAt, booking: entry.id },
        network: isPerson ? null : secrets.hash('network', `${round.release.id} ${network}`),
        mailbox: secrets.hash('mailbox', `${round.release.id} ${mailbox}`),
      }
      const joined = await store.line.join(row, rules?.perNetwork ?? 1)
      if (joined === 'joined') return null
      // Killed between this and the entry: it has its place already.
      const own = (await store.line.all(entry.office, opens)).some(({ ticket }) => ticket === entry.id)
      if (own) return null
      return joined === 'mailbox' ? 'draw-mailbox' : 'draw-mail-domain'
    },
  }
}
