import type { DeviceKind, KioskView } from '@poczekalnia/protocol'
import { kioskView, type RecordedEvent, type ViewContext } from '@poczekalnia/queue-core'
import type { People } from '@poczekalnia/queue-core/store'
import type { Server, Socket } from 'socket.io'
import { queueEstimates } from '../office/estimates.ts'
import type { Presence } from '../office/presence.ts'
import type { OfficeSession } from '../office/session.ts'
import type { Logger } from '../transport/logger.ts'
import { admit, connectionOf, type DeviceConnection, refuseAll } from '../transport/sockets/admit.ts'
import { coalescedSender } from '../transport/sockets/coalesced-sender.ts'
import { type Listeners, listen, type Meter } from '../transport/sockets/dispatch.ts'
import { rateLimit } from '../transport/sockets/rate-limit.ts'
import { openSupervisors } from './board/views.ts'
import { type CardService, withCards } from './cards/card-service.ts'
import { counterListeners } from './desks/acts.ts'
import { deskSide } from './desks/views.ts'
import type { DeviceRegistry } from './devices/index.ts'
import { displaySide } from './displays/board.ts'
import { kioskListeners } from './kiosk/acts.ts'
import { type PinThrottle, pinThrottle } from './kiosk/pin-throttle.ts'
import { refusalCounter } from './kiosk/refusals.ts'
import type { OfficeMetrics } from './metrics/office-metrics.ts'
import type { PrintDispatcher } from './printing/print-dispatcher.ts'
import { openPrinters } from './printing/printers.ts'
import type { Staff } from './staff/index.ts'

/** A view is sent at least this often, milliseconds: a screen without news for 10 s knows that it is stale. */
const NEWS_EVERY_MS = 4_000
/**
 * How often linked devices are compared with the registry, milliseconds: another process may have removed or renamed one. Whatever such
 * a device asks meanwhile is refused at once; this ends what it is shown.
 */
const RECHECK_MS = 1_000

export type Sockets = {
  /** Something changed that no event tells of: the minute, a printer's state. */
  mark(): void
  /** A device was removed or renamed elsewhere: its pages are cut off, and come again if they may. */
  cutOff(device: string): void
  stop(): void
}

/** The office's socket.io namespaces: who may come in, what they may ask, and which view they are sent when. */
export function openSockets(parts: {
  io: Server
  session: OfficeSession
  people: People
  devices: DeviceRegistry
  presence: Presence
  printing: PrintDispatcher
  cards: CardService
  staff: Staff
  metrics: Pick<OfficeMetrics, 'acted'>
  demo: boolean
  log: Logger
}): Sockets {
  const { io, session, people, presence, printing, staff, demo, log } = parts
  const throttle: PinThrottle = pinThrottle()
  const estimate = queueEstimates(session)
  const refusals = refusalCounter(session)
  let seq = 0
  const context = (): ViewContext => {
    // Every start writes an event, so a view made after it goes before none that was sent before.
    seq = Math.max(seq + 1, session.version() * 1_000_000)
    return { office: session.office, now: session.now(), seq, demo }
  }
  let unsent = 0
  /** Sends what was computed once everything in it is on disk: nobody is shown what a power cut could take back. In order. */
  const sendDurable = (send: () => void) => {
    if (unsent === 0 && session.isDurable()) {
      send()
      return
    }
    unsent++
    const sent = () => void unsent--
    session
      .durable()
      .then(send, () => undefined)
      .then(sent)
  }

  const kiosks = io.of('/kiosk')
  const displays = io.of('/display')
  const counters = io.of('/counter')
  const printers = io.of('/printer')

  const machineOf = (socket: Socket) => connectionOf(socket).device.id
  const kioskSender = coalescedSender(() => {
    if (kiosks.sockets.size === 0) return
    const own = kioskView(context(), session.state, { printer: printing.printerOf(''), estimate })
    const view: KioskView = withCards(own, parts.cards)
    sendDurable(() => {
      if (!printing.differs()) kiosks.emit('view', view)
      else
        for (const one of kiosks.sockets.values())
          one.emit('view', { ...view, printer: printing.printerOf(machineOf(one)) })
    })
  })
  const desks = deskSide({
    ...{ session, people, presence, printing, staff, context, sendDurable },
    onProblem: (error) => log.error({ err: error }, 'a visitor could not be looked up for their desk'),
  })
  const board = displaySide({
    displays,
    session,
    presence,
    context,
    sendDurable,
    onChange: () => desks.mark(),
  })
  const displaySender = coalescedSender(board.send)

  const supervisors = openSupervisors(io.of('/supervisor'), {
    session,
    staff,
    log,
    meter: (told) => parts.metrics.acted({ namespace: 'supervisor', ...told }),
    context,
    sendDurable,
    around: () => ({
      estimate,
      displays: presence.count('display'),
      kiosks: presence.count('kiosk'),
      printer: printing.worst(),
    }),
  })

  const markOthers = () => {
    kioskSender.mark()
    supervisors.mark()
    desks.mark()
  }
  const mark = () => {
    displaySender.mark()
    markOthers()
  }

  let called = false
  let telling = false
  /** Acts that shared a write are told of together. A call goes to the displays first; what everybody else sees can follow. */
  const tell = () => {
    telling = false
    if (called) displaySender.now()
    else displaySender.mark()
    called = false
    setImmediate(markOthers)
  }
  session.onRecorded((recorded: readonly RecordedEvent[]) => {
    board.happened(recorded)
    desks.happened(recorded)
    for (const { event } of recorded) {
      if (event.type === 'TicketCalled' || event.type === 'TicketRecalled') called = true
      if (event.type === 'TicketIssued' || event.type === 'TicketReprintAsked') printing.wake()
    }
    if (telling) return
    telling = true
    queueMicrotask(tell)
  })

  /** Whether a device is still known; from then on it is called as it is by now. */
  const stillIn = async (connection: DeviceConnection): Promise<boolean> => {
    const device = await parts.devices.present(connection.device.id)
    if (device) connection.device = device
    return device !== null
  }
  const welcome = (socket: Socket, kind: DeviceKind, listeners: Listeners, onLeave?: () => void) => {
    const connection = connectionOf(socket)
    presence.joined(kind, connection.session)
    presence.devices.joined(connection.device.id, { at: session.now(), version: connection.version ?? null })
    const meter: Meter = (told) => parts.metrics.acted({ namespace: kind, ...told })
    listen(socket, listeners, { withinLimit: rateLimit(), log, meter, stillIn: () => stillIn(connection) })
    // It may have been removed while it was being let in.
    if (!parts.devices.known(connection.device.id)) setImmediate(() => socket.disconnect(true))
    log.info({ kind, device: connection.device.name }, 'linked')
    socket.on('disconnect', (reason) => {
      presence.left(kind, connection.session)
      presence.devices.left(connection.device.id, session.now())
      onLeave?.()
      log.info({ kind, device: connection.device.name, reason }, 'unlinked')
      mark()
    })
    mark()
  }

  const find = (token: string) => parts.devices.find(token)
  refuseAll(io.of('/'))
  for (const kind of ['kiosk', 'display', 'counter', 'printer'] as const)
    admit(io.of(`/${kind}`), kind, find, session.office.profile.id)

  kiosks.on('connection', (socket) => {
    const connection = connectionOf(socket)
    const asks = kioskListeners(connection, { session, throttle, estimate, refusals, devices: parts.devices })
    welcome(socket, 'kiosk', { ...asks, ...parts.cards.listeners(connection) })
  })
  displays.on('connection', (socket) => {
    board.joined(socket)
    welcome(socket, 'display', board.listeners(socket))
  })
  counters.on('connection', (socket) => {
    const connection = connectionOf(socket)
    const leave = desks.joined(socket)
    welcome(
      socket,
      'counter',
      counterListeners(connection, { session, presence, staff, devices: parts.devices }),
      leave,
    )
  })
  openPrinters(printers, {
    session,
    devices: parts.devices,
    presence,
    printing,
    welcome: (socket, listeners, onLeave) => welcome(socket, 'printer', listeners, onLeave),
  })

  staff.onChange(mark)
  const news = setInterval(mark, NEWS_EVERY_MS)
  const recheck = setInterval(() => {
    supervisors.dropSignedOut()
    void dropRemoved().catch(() => undefined)
  }, RECHECK_MS)
  async function dropRemoved(): Promise<void> {
    const known = new Map((await parts.devices.list()).map(({ id, name }) => [id, name]))
    for (const namespace of [kiosks, displays, counters, printers])
      for (const socket of namespace.sockets.values()) {
        const { joinedAs, device } = connectionOf(socket)
        // One that is called otherwise comes again, and is shown everywhere by its new name.
        if (known.get(device.id) !== joinedAs) socket.disconnect(true)
      }
  }

  return {
    mark,
    cutOff(device) {
      for (const namespace of [kiosks, displays, counters, printers])
        for (const socket of namespace.sockets.values())
          if (connectionOf(socket).device.id === device) socket.disconnect(true)
    },
    stop() {
      clearInterval(news)
      clearInterval(recheck)
      refusals.stop()
      for (const one of [kioskSender, displaySender, supervisors, desks]) one.stop()
    },
  }
}
