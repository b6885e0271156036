import { Announced, type DisplayToHub, type QueueState, Shown, Trouble } from '@poczekalnia/protocol'
import {
  type DisplaySettings,
  decisionContext,
  displaySettings,
  displayView,
  queueState,
  type RecordedEvent,
  type ViewContext,
} from '@poczekalnia/queue-core'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import { connectionOf, type DeviceConnection } from '../../transport/sockets/admit.ts'
import { type Listeners, listener } from '../../transport/sockets/dispatch.ts'
import type { HubNamespace, HubSocket } from '../../transport/sockets/namespaces.ts'

/**
 * Whether tickets are given is worked out anew after this time, milliseconds: it depends on the minute and on a
 * simulation.
 */
const TICKETS_KEPT_MS = 5_000

export type DisplaySide = {
  /** Sends every display its view; those that are set up alike share one. */
  send(): void
  /** What has been recorded: of a call alone nothing follows for the tickets. */
  happened(recorded: readonly RecordedEvent[]): void
  joined(socket: HubSocket<'display'>): void
  /** What a display may tell. */
  listeners(socket: HubSocket<'display'>): Listeners<DisplayToHub>
}

/** The displays' part of the sockets: which view each is sent, what it tells, and what is wrong with it. */
export function displaySide(parts: {
  displays: HubNamespace<'display'>
  session: OfficeSession
  presence: Presence
  context: () => ViewContext
  sendDurable: (send: () => void) => void
  /** The desks see something else than before. */
  onChange: () => void
}): DisplaySide {
  const { displays, session, presence } = parts
  const settingsOf = ({ screen, device }: DeviceConnection): DisplaySettings =>
    displaySettings(session.office, screen ?? null, device.name)

  let known = new Map<string, QueueState | null>()
  let knownUntil = 0
  /** A call goes to the displays before anything else: it must not wait for a simulation. */
  const tickets = (queue: string): QueueState | null => {
    if (performance.now() > knownUntil) {
      known = new Map()
      knownUntil = performance.now() + TICKETS_KEPT_MS
    }
    const before = known.get(queue)
    if (before !== undefined) return before
    const given = queueState(decisionContext(session.office, session.state, session.now()), queue)
    known.set(queue, given)
    return given
  }

  return {
    send() {
      const alike = new Map<string, { settings: DisplaySettings; sockets: string[] }>()
      for (const socket of displays.sockets.values()) {
        const settings = settingsOf(connectionOf(socket))
        const group = alike.get(settings.id) ?? { settings, sockets: [] }
        group.sockets.push(socket.id)
        alike.set(settings.id, group)
      }
      if (alike.size === 0) return
      const head = parts.context()
      const views = [...alike.values()].map(({ settings, sockets }) => ({
        sockets,
        view: displayView(head, session.state, { settings, tickets }),
      }))
      parts.sendDurable(() => {
        // Sent to all of them at once, a view is written as JSON and framed once.
        for (const { sockets, view } of views) displays.to(sockets).emit('view', view)
      })
    },
    happened(recorded) {
      if (recorded.some(({ event }) => event.type !== 'TicketCalled' && event.type !== 'TicketRecalled')) knownUntil = 0
    },
    joined(socket) {
      const connection = connectionOf(socket)
      const { id } = settingsOf(connection)
      presence.displays.joined(connection.session, {
        name: connection.device.name,
        screen: id === '' ? null : id,
        at: session.office.time.stamp(session.now()),
      })
      socket.on('disconnect', () => presence.displays.left(connection.session))
    },
    listeners(socket) {
      return displayListeners(connectionOf(socket), { presence, now: session.now, onChange: parts.onChange })
    },
  }
}

/** What a display may tell: that a call can be seen, that it was heard, and what is wrong with the display. */
export function displayListeners(
  connection: DeviceConnection,
  parts: { presence: Presence; now: () => number; onChange: () => void },
): Listeners<DisplayToHub> {
  const { presence, onChange } = parts
  return {
    shown: listener(Shown, ({ call }) => {
      const isNew = presence.wasShown(call) === false
      presence.show(call)
      if (isNew) onChange()
      return { ok: true }
    }),
    announced: listener(Announced, ({ call, recalls }) => {
      const isNew = presence.announcedAt(call, recalls) === null
      presence.announce(call, recalls, parts.now())
      if (isNew) onChange()
      return { ok: true }
    }),
    trouble: listener(Trouble, ({ troubles }) => {
      presence.displays.told(connection.session, troubles)
      const [first] = troubles
      if (first) presence.devices.troubled(connection.device.id, first.kind, parts.now())
      onChange()
      return { ok: true }
    }),
  }
}
