import { type DeviceKind, deviceKinds, type ToHub } from '@poczekalnia/protocol'
import type { Logger } from '@poczekalnia/server/logger'
import type { Feature } from '../../office/feature.ts'
import type { News } from '../../office/news.ts'
import type { Presence } from '../../office/presence.ts'
import type { OfficeSession } from '../../office/session.ts'
import { admit, connectionOf, type DeviceConnection } from '../../transport/sockets/admit.ts'
import { type Listeners, listen, type Meter } from '../../transport/sockets/dispatch.ts'
import type { HubSocket, Namespaces } from '../../transport/sockets/namespaces.ts'
import { rateLimit } from '../../transport/sockets/rate-limit.ts'
import type { DeviceRegistry } from './registry.ts'

/**
 * How often linked devices are compared with the registry, milliseconds: another process may have removed or renamed
 * one. Whatever such a device asks meanwhile is refused at once; this ends what it is shown.
 */
const RECHECK_MS = 1_000

export type DeviceLinks = Feature & {
  /** Lets a device ask what its kind may, from when it was admitted until it leaves. */
  welcome<Kind extends DeviceKind>(
    kind: Kind,
    socket: HubSocket<Kind>,
    listeners: Listeners<ToHub<Kind>>,
    onLeave?: () => void,
  ): void
  /** A device was removed or renamed elsewhere: its pages are cut off, and come again if they may. */
  cutOff(device: string): void
}

/** The devices that are linked: who may come in, who has to go, and who is here. */
export function deviceLinks(parts: {
  namespaces: Namespaces
  session: OfficeSession
  devices: DeviceRegistry
  presence: Presence
  news: Pick<News, 'mark'>
  meter: (namespace: DeviceKind) => Meter
  log: Logger
}): DeviceLinks {
  const { namespaces, session, devices, presence, news, log } = parts
  for (const kind of deviceKinds)
    admit(namespaces[kind], kind, (token) => devices.find(token), session.office.profile.id)

  /** Whether a device is still known; from then on it is called as it is by now. */
  const stillIn = async (connection: DeviceConnection): Promise<boolean> => {
    const device = await devices.present(connection.device.id)
    if (device) connection.device = device
    return device !== null
  }
  const dropWhere = (isToGo: (connection: DeviceConnection) => boolean) => {
    for (const kind of deviceKinds)
      for (const socket of namespaces[kind].sockets.values()) if (isToGo(connectionOf(socket))) socket.disconnect(true)
  }
  const dropRemoved = async () => {
    const known = new Map((await devices.list()).map(({ id, name }) => [id, name]))
    // One that is called otherwise comes again, and is shown everywhere by its new name.
    dropWhere(({ joinedAs, device }) => known.get(device.id) !== joinedAs)
  }
  let recheck: NodeJS.Timeout | undefined

  return {
    welcome(kind, socket, listeners, onLeave) {
      const connection = connectionOf(socket)
      presence.joined(kind, connection.session)
      presence.devices.joined(connection.device.id, { at: session.now(), version: connection.version ?? null })
      listen(socket, listeners, {
        withinLimit: rateLimit(),
        log,
        meter: parts.meter(kind),
        stillIn: () => stillIn(connection),
      })
      // It may have been removed while it was being let in.
      if (!devices.known(connection.device.id)) setImmediate(() => socket.disconnect(true))
      void devices.linked(connection.device.id).catch(() => undefined)
      log.info({ kind, device: connection.device.name }, 'linked')
      socket.on('disconnect', (reason: string) => {
        presence.left(kind, connection.session)
        presence.devices.left(connection.device.id, session.now())
        onLeave?.()
        log.info({ kind, device: connection.device.name, reason }, 'unlinked')
        news.mark()
      })
      news.mark()
    },
    cutOff: (device) => dropWhere((connection) => connection.device.id === device),
    start() {
      recheck = setInterval(() => void dropRemoved().catch(() => undefined), RECHECK_MS)
    },
    stop: () => clearInterval(recheck),
  }
}
