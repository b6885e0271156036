import { type DeviceKind, HandshakeAuth, type WireError } from '@poczekalnia/protocol'
import type { ExtendedError, Socket } from 'socket.io'
import { cookieToken } from '../http/session-cookie.ts'
import { type Member, refusalOf } from '../member.ts'
import type { SignIns } from '../sign-ins.ts'

/** A machine or screen with a token of its own. */
export type LinkedDevice = { id: string; kind: DeviceKind; name: string }

/** Who a socket is, once admitted. */
export type DeviceConnection = {
  /** As it is called by now: looked at before each act. */
  device: LinkedDevice
  /** Its name when it was let in. */
  joinedAs: string
  session: string
  /** Of who is signed in on that browser, if anybody is; asked anew at each act. */
  token: string | null
  /** The display of the profile that this one says it is. */
  screen?: string | undefined
  /** Of a print agent: the id of the machine whose tickets alone it prints, `null` for an office's own printer. */
  kiosk?: string | null
  /** Build of the page, where it tells. */
  version?: string | undefined
}

/** Not let in: `code` travels as `connect_error.data.code`. */
class Refused extends Error {
  readonly data: WireError | { code: 'forbidden' }
  constructor(data: Refused['data'], message: string) {
    super(message)
    this.data = data
  }
}

/** The part of a namespace that lets somebody in or not. */
type Entrance<Data> = {
  use(
    look: (
      socket: { id: string; handshake: Socket['handshake']; data: Data },
      next: (error?: ExtendedError) => void,
    ) => void,
  ): unknown
}

/** Lets into a namespace only devices of its kind: a kiosk's token cannot call, a display's can do nothing. */
export function admit(
  namespace: Entrance<DeviceConnection>,
  kind: DeviceKind,
  find: (token: string) => Promise<LinkedDevice | null>,
  office: string,
): void {
  namespace.use((socket, next) => {
    const auth = HandshakeAuth.safeParse(socket.handshake.auth)
    if (!auth.success) {
      next(new Refused({ code: 'unauthorised' }, 'auth.token is missing or malformed'))
      return
    }
    find(auth.data.token).then(
      (device) => {
        if (!device) next(new Refused({ code: 'unauthorised' }, 'this token is not known'))
        else if (device.kind !== kind) next(new Refused({ code: 'forbidden' }, `this token is for /${device.kind}`))
        else {
          const session = auth.data.session ? `${device.id}/${auth.data.session}` : `${device.id}/${socket.id}`
          const token = cookieToken(socket.handshake.headers, office)
          const { screen, version } = auth.data
          socket.data = { device, joinedAs: device.name, session, token, screen, version } satisfies DeviceConnection
          next()
        }
      },
      () => next(new Refused({ code: 'unavailable' }, 'the hub can not look tokens up just now')),
    )
  })
}

/** Lets in who is signed in and may see the board; there is no device. */
export function admitStaff(namespace: Entrance<StaffConnection>, staff: Pick<SignIns, 'member'>, office: string): void {
  namespace.use((socket, next) => {
    const token = cookieToken(socket.handshake.headers, office)
    const member = staff.member(token)
    const refusal = refusalOf(member, 'read-board')
    if (refusal) {
      next(new Refused(refusal, 'sign in first, with an account that may'))
      return
    }
    socket.data = { token: token ?? '' } satisfies StaffConnection
    next()
  })
}

/** Whose socket it is, by the token of the sign-in. */
export type StaffConnection = { token: string }
export const memberOf = (socket: { data: StaffConnection }, staff: Pick<SignIns, 'member'>): Member | null =>
  staff.member(socket.data.token)

/** The namespace that socket.io always has: nobody has any business there. */
export function refuseAll(namespace: Entrance<unknown>): void {
  namespace.use((_socket, next) =>
    next(new Refused({ code: 'forbidden' }, 'join /kiosk, /display, /counter, /printer or /supervisor')),
  )
}

/** How a device is named in the log (ALL-8): `kiosk:Entrance`. */
export const actorOf = ({ kind, name }: Pick<LinkedDevice, 'kind' | 'name'>): string => `${kind}:${name}`

export const connectionOf = (socket: { data: DeviceConnection }): DeviceConnection => socket.data
