import type { CounterView } from '@poczekalnia/protocol'
import { counterView, type RecordedEvent, type ViewContext } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import type { Socket } from 'socket.io'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import { connectionOf, type DeviceConnection } from '../../transport/sockets/admit.ts'
import { type CoalescedSender, coalescedSender } from '../../transport/sockets/coalesced-sender.ts'
import type { PrintDispatcher } from '../printing/print-dispatcher.ts'
import type { Staff } from '../staff/index.ts'
import { SelfDepartures } from './self-departures.ts'

export type DeskSide = {
  /** The desks see something else than before. */
  mark(): void
  /** What has been recorded: whose desk was taken by another page. */
  happened(recorded: readonly RecordedEvent[]): void
  /** A page has come; answers what to do when it goes. */
  joined(socket: Socket): () => void
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
}): DeskSide {
  const { session, people, presence, printing, staff } = parts
  /** Desks that were taken from a page: it is told until it opens another. */
  const taken = new Map<string, number>()
  const gone = new SelfDepartures(
    (ticket) => session.state.tickets.get(ticket)?.number,
    (at) => session.office.time.stamp(at),
  )
  const senders = new Map<string, CoalescedSender>()
  const viewFor = ({ device, session: page, token }: DeviceConnection): CounterView =>
    counterView(parts.context(), session.state, {
      device: device.name,
      session: page,
      staff: atDesk(staff, token),
      ownQueues: staff.member(token)?.queues ?? null,
      takenOver: taken.get(page) ?? null,
      gone: (desk) => gone.from(desk),
      person: (booking) => people.get(booking),
      notes: session.notes,
      shown: presence.wasShown,
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
      for (const { event } of recorded) {
        gone.happened(event)
        if (event.type === 'DeskOpened') {
          taken.delete(event.holder.session)
          if (event.takenFrom) taken.set(event.takenFrom.session, event.desk)
        }
        if (event.type === 'DayClosed') taken.clear()
      }
    },
    joined(socket) {
      const connection = connectionOf(socket)
      const own = coalescedSender(() => {
        const view = viewFor(connection)
        parts.sendDurable(() => socket.emit('view', view))
      })
      senders.set(socket.id, own)
      return () => {
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
