import type { CounterView } from '@poczekalnia/protocol'
import { counterView, type RecordedEvent, ticketAt, type ViewContext } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import { connectionOf, type DeviceConnection } from '../../transport/sockets/admit.ts'
import { type CoalescedSender, coalescedSender } from '../../transport/sockets/coalesced-sender.ts'
import type { HubSocket } from '../../transport/sockets/namespaces.ts'
import type { PrintDispatcher } from '../printing/print-dispatcher.ts'
import type { Staff } from '../staff/index.ts'
import { SelfDepartures } from './self-departures.ts'
import { type VisitorFacts, visitorFacts } from './visitor-facts.ts'

export type DeskSide = {
  /** The desks see something else than before. */
  mark(): void
  /** What has been recorded: whose desk was taken by another page. */
  happened(recorded: readonly RecordedEvent[]): void
  /** A page has come; answers what to do when it goes. */
  joined(socket: HubSocket<'counter'>): () => void
  stop(): void
}

/** The desks' part of the sockets: each page has a view of its own. */
export function deskSide(parts: {
  session: OfficeSession
  people: People
  presence: Presence
  printing: PrintDispatcher
  staff: Staff
  context: () => ViewContext
  sendDurable: (send: () => void) => void
  /** A view could not be made: what is kept could not be read. */
  onProblem: (error: unknown) => void
}): DeskSide {
  const { session, people, presence, printing, staff } = parts
  /** Desks that were taken from a page: it is told until it opens another. */
  const taken = new Map<string, NonNullable<CounterView['takenOver']>>()
  const gone = new SelfDepartures(
    (ticket) => session.state.tickets.get(ticket)?.number,
    (at) => session.office.time.stamp(at),
  )
  const senders = new Map<string, CoalescedSender>()
  const visitors = visitorFacts(session, people)
  const viewFor = ({ device, session: page, token }: DeviceConnection, facts: VisitorFacts): CounterView =>
    counterView(parts.context(), session.state, {
      device: device.name,
      session: page,
      staff: atDesk(staff, token),
      ownQueues: staff.member(token)?.queues ?? null,
      takenOver: taken.get(page) ?? null,
      gone: (desk) => gone.from(desk),
      person: facts.person,
      notes: facts.notes,
      shown: presence.wasShown,
      announced: presence.announcedAt,
      displays: presence.count('display'),
      displayList: presence.displays.list(),
      kiosks: presence.count('kiosk'),
      printer: printing.worst(),
    })

  return {
    mark() {
      for (const one of senders.values()) one.mark()
    },
    happened(recorded) {
      visitors.happened(recorded)
      for (const { event, at } of recorded) {
        gone.happened(event)
        if (event.type === 'DeskOpened') {
          taken.delete(event.holder.session)
          if (event.takenFrom)
            taken.set(event.takenFrom.session, {
              desk: event.desk,
              by: event.holder.name,
              at: session.office.time.stamp(at),
              visitor: ticketAt(session.state, session.state.desks.get(event.desk))?.number ?? null,
            })
        }
        if (event.type === 'DayClosed') taken.clear()
      }
    },
    joined(socket) {
      const connection = connectionOf(socket)
      const visitor = visitors.forPage(connection.session)
      const send = (facts: VisitorFacts) => {
        const view = viewFor(connection, facts)
        parts.sendDurable(() => {
          // Something was written or erased while the disk kept what is in it: the next view, on its way already,
          // tells of that.
          if (visitors.areStill(facts)) socket.emit('view', view)
        })
      }
      let lookingUp = false
      let hasGone = false
      /**
       * Made of the state as it is once its visitor is known; while that is looked up, one view stands for all that
       * are asked for.
       */
      const make = async () => {
        lookingUp = true
        try {
          for (let facts = visitor.now(); !hasGone; facts = visitor.now()) {
            if (facts) return send(facts)
            await visitor.lookUp()
          }
        } finally {
          lookingUp = false
        }
      }
      const own = coalescedSender(() => {
        if (lookingUp) return
        const facts = visitor.now()
        if (facts) send(facts)
        else make().catch(parts.onProblem)
      })
      senders.set(socket.id, own)
      return () => {
        hasGone = true
        own.stop()
        senders.delete(socket.id)
      }
    },
    stop() {
      for (const one of senders.values()) one.stop()
    },
  }
}

/** Who works at a page, for its view: a session that ended shows at once that somebody has to sign in. */
function atDesk(staff: Staff, token: string | null): Pick<CounterView, 'person' | 'signIn'> {
  const member = staff.member(token)
  const signIn = staff.needsSignIn() ? 'needed' : 'not-needed'
  if (!member) return { person: null, signIn }
  const { name, role, mustChangePassword } = member
  return { person: { name, role, mustChangePassword }, signIn }
}
