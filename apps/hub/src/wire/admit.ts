import { type DeviceKind, HandshakeAuth } from '@poczekalnia/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { Device } from '../devices/index.ts'

/** Who a socket is, once admitted. */
export type Guest = { device: Device; session: string }

/** Refused at the door: `code` travels as `connect_error.data.code`. */
class Refused extends Error {
  readonly data: { code: 'unauthorised' | 'forbidden' | 'bad-request' | 'unavailable' }
  constructor(code: Refused['data']['code'], message: string) {
    super(message)
    this.data = { code }
  }
}

/** Lets into a namespace only devices of its kind: a kiosk's token cannot call, a display's can do nothing. */
export function admit(namespace: Namespace, kind: DeviceKind, find: (token: string) => Promise<Device | null>): void {
  namespace.use((socket, next) => {
    const auth = HandshakeAuth.safeParse(socket.handshake.auth)
    if (!auth.success) {
      next(new Refused('unauthorised', 'auth.token is missing or malformed'))
      return
    }
    find(auth.data.token).then(
      (device) => {
        if (!device) next(new Refused('unauthorised', 'this token is not known'))
        else if (device.kind !== kind) next(new Refused('forbidden', `this token is for /${device.kind}`))
        else {
          const session = auth.data.session ? `${device.id}/${auth.data.session}` : `${device.id}/${socket.id}`
          socket.data = { device, session } satisfies Guest
          next()
        }
      },
      () => next(new Refused('unavailable', 'the hub can not look tokens up just now')),
    )
  })
}

/** The namespace that socket.io always has: nobody has any business there. */
export function refuseAll(namespace: Namespace): void {
  namespace.use((_socket, next) => next(new Refused('forbidden', 'join /kiosk, /display, /counter or /printer')))
}

/** How a device is named in the log (ALL-8): `kiosk:Entrance`. */
export const actorOf = ({ kind, name }: Pick<Device, 'kind' | 'name'>): string => `${kind}:${name}`

export const guestOf = (socket: Socket): Guest => socket.data as Guest
