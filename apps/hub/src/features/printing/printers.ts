import { PrinterStatus } from '@poczekalnia/protocol'
import type { Feature } from '../../office/feature.ts'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import { connectionOf } from '../../transport/sockets/admit.ts'
import { listener } from '../../transport/sockets/dispatch.ts'
import type { HubNamespace } from '../../transport/sockets/namespaces.ts'
import type { DeviceRegistry } from '../devices/index.ts'
import type { DeviceLinks } from '../devices/links.ts'
import { kioskPrinterRoute } from './kiosk-printer.ts'
import type { Agent, PrintDispatcher } from './print-dispatcher.ts'

const asksForPaper: ReadonlySet<string> = new Set(['TicketIssued', 'TicketReprintAsked'])

/**
 * `/printer`: the print agents, which machine's printer each one has, what it tells, and how it is given a job; and the
 * address at which a machine is given the token of its own printer.
 */
export function printersFeature(parts: {
  printers: HubNamespace<'printer'>
  session: OfficeSession
  devices: DeviceRegistry
  presence: Presence
  printing: PrintDispatcher
  links: Pick<DeviceLinks, 'welcome'>
}): Feature {
  const { printers, session, presence, printing } = parts
  /** Jobs are looked for once for all tickets that share a write. */
  let isWoken = false
  printers.use((socket, next) => {
    const connection = connectionOf(socket)
    parts.devices.kioskOf(connection.device.id).then(
      (kiosk) => {
        connection.kiosk = kiosk
        next()
      },
      () => next(new Error('the hub can not look devices up just now')),
    )
  })
  printers.on('connection', (socket) => {
    const connection = connectionOf(socket)
    const agent: Agent = {
      device: connection.device.id,
      machine: connection.kiosk ?? null,
      // An agent that is linked answers in its own time: it waits for paper and asks the printer; only a lost link ends
      // the wait.
      print: (job) =>
        new Promise((resolve) => {
          const gone = () => resolve(null)
          socket.once('disconnect', gone)
          socket.emit('print', { job }, (answer: unknown) => {
            socket.off('disconnect', gone)
            resolve(answer)
          })
        }),
    }
    const status = listener(PrinterStatus, (told) => {
      const { state } = told
      if (state !== 'ready' && state !== 'unknown')
        presence.devices.troubled(connection.device.id, state, session.now())
      printing.status(agent, told)
      return { ok: true }
    })
    parts.links.welcome('printer', socket, { status }, () => printing.unlinked(agent))
    printing.linked(agent)
  })
  return {
    routes: [kioskPrinterRoute(parts.devices)],
    onRecorded(recorded) {
      if (isWoken || !recorded.some(({ event }) => asksForPaper.has(event.type))) return
      isWoken = true
      setImmediate(() => {
        isWoken = false
        printing.wake()
      })
    },
    start: printing.wake,
    stop: printing.stop,
  }
}
