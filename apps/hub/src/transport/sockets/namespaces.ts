import type { DeviceKind, FromHub, NamespaceName, ToHub } from '@poczekalnia/protocol'
import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io'
import type { DeviceConnection, StaffConnection } from './admit.ts'

/** Who a socket is, once admitted. */
type DataOf<Name extends NamespaceName> = Name extends DeviceKind ? DeviceConnection : StaffConnection

export type HubNamespace<Name extends NamespaceName> = Namespace<
  ToHub<Name>,
  FromHub<Name>,
  DefaultEventsMap,
  DataOf<Name>
>
export type HubSocket<Name extends NamespaceName> = Socket<ToHub<Name>, FromHub<Name>, DefaultEventsMap, DataOf<Name>>
export type Namespaces = { [Name in NamespaceName]: HubNamespace<Name> }

/** The office's namespaces as the protocol has them: socket.io itself knows one set of events for all. */
export function namespacesOf(io: Server): Namespaces {
  const of = <Name extends NamespaceName>(name: Name) => io.of(`/${name}`) as unknown as HubNamespace<Name>
  return {
    kiosk: of('kiosk'),
    display: of('display'),
    counter: of('counter'),
    printer: of('printer'),
    supervisor: of('supervisor'),
  }
}
