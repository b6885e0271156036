import { PrinterStatus } from '@poczekalnia/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import { connectionOf } from '../../transport/sockets/admit.ts'
import { type Listeners, listener } from '../../transport/sockets/dispatch.ts'
import type { DeviceRegistry } from '../devices/index.ts'
import type { Agent, PrintDispatcher } from './print-dispatcher.ts'

/**
 * The print agents' part of the sockets: which machine's printer each one has, what it tells, and how it is given a job.
 * @param parts.welcome lets a socket in, with what it may tell and what follows when it goes
 */
export function openPrinters(
  printers: Namespace,
  parts: {
    session: OfficeSession
    devices: DeviceRegistry
    presence: Presence
    printing: PrintDispatcher
    welcome: (socket: Socket, listeners: Listeners, onLeave: () => void) => void
  },
): void {
  const { session, presence, printing } = parts
  printers.use((socket, next) => {
    const { device } = connectionOf(socket)
    parts.devices.kioskOf(device.id).then(
      (kiosk) => {
        socket.data.kiosk = kiosk
        next()
      },
      () => next(new Error('the hub can not look devices up just now')),
    )
  })
  printers.on('connection', (socket) => {
    const connection = connectionOf(socket)
    const kiosk = socket.data.kiosk as string | null
    const agent: Agent = {
      device: connection.device.id,
      machine: kiosk,
      // An agent that is linked answers in its own time: it waits for paper and asks the printer; only a lost link ends the wait.
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
    parts.welcome(socket, { status }, () => printing.unlinked(agent))
    printing.linked(agent)
  })
}
