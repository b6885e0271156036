import type { VisitNote } from '@poczekalnia/protocol'
import { deskOf, type RecordedEvent, ticketAt } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import type { OfficeSession } from '../../office/session.ts'

/** What a desk is told of its visitor beside the log: name, case and the clerks' notes. */
export type VisitorFacts = {
  person: { name: string; case: string | null } | null
  notes: readonly VisitNote[]
  /** Counts what has happened to such data. */
  revision: number
}

/** Events after which what is kept beside the log may be another. */
const changing: ReadonlySet<RecordedEvent['event']['type']> = new Set([
  ...(['BookingImported', 'BookingChanged', 'BookingMoved', 'VisitNoted'] as const),
  ...(['PersonErased', 'PersonalDataErased', 'DayClosed'] as const),
])

export type VisitorFactsReader = {
  /** Whether nothing has happened since that they may not tell. */
  areStill(facts: VisitorFacts): boolean
  /** What has been recorded, as soon as it is on disk. */
  happened(recorded: readonly RecordedEvent[]): void
  /** One page's view of its visitor. */
  forPage(page: string): PageFacts
}

export type PageFacts = {
  /** The facts of the visitor who is at the page's desk now; `null`: they have to be looked up first. */
  now(): VisitorFacts | null
  /** Looks them up until they are those of who is there. */
  lookUp(): Promise<void>
}

/** Looks visitors up without ever telling of one who has gone, or what was changed or erased meanwhile. */
export function visitorFacts(session: OfficeSession, people: Pick<People, 'get'>): VisitorFactsReader {
  let revision = 0
  const read = async (ticket: string, booking: string | null): Promise<VisitorFacts> => {
    const asked = revision
    const [person, notes] = await Promise.all([booking === null ? null : people.get(booking), session.notes(ticket)])
    return { person: person && { name: person.name, case: person.case }, notes, revision: asked }
  }
  return {
    areStill: (facts) => facts.revision === revision,
    happened(recorded) {
      if (recorded.some(({ event }) => changing.has(event.type))) revision++
    },
    forPage(page) {
      let known: { key: string; facts: VisitorFacts } | null = null
      const visitor = () => {
        const own = deskOf(session.state, page)
        const ticket = own && ticketAt(session.state, own.desk)
        return ticket && { id: ticket.id, booking: ticket.booking?.id ?? null }
      }
      const keyOf = ({ id, booking }: { id: string; booking: string | null }) => `${revision} ${id} ${booking}`
      return {
        now() {
          const at = visitor()
          if (at && known?.key === keyOf(at)) return known.facts
          // Nobody's data outlive their visit here.
          known = null
          return at ? null : { person: null, notes: [], revision }
        },
        async lookUp() {
          for (let at = visitor(); at; at = visitor()) {
            const key = keyOf(at)
            if (known?.key === key) return
            const facts = await read(at.id, at.booking)
            known = { key, facts }
          }
        },
      }
    },
  }
}
