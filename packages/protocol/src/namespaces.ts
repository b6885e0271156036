import type { CounterToHub, HubToCounter } from './counter.ts'
import type { DisplayToHub, HubToDisplay } from './display.ts'
import type { HubToKiosk, KioskToHub } from './kiosk.ts'
import type { HubToPrinter, PrinterToHub } from './printer.ts'
import type { HubToSupervisor, SupervisorToHub } from './supervisor.ts'

/** Every namespace of the hub's socket.io, both ways: its events with what goes with each, and how each is answered. */
export type HubEvents = {
  kiosk: { toHub: KioskToHub; fromHub: HubToKiosk }
  display: { toHub: DisplayToHub; fromHub: HubToDisplay }
  counter: { toHub: CounterToHub; fromHub: HubToCounter }
  printer: { toHub: PrinterToHub; fromHub: HubToPrinter }
  supervisor: { toHub: SupervisorToHub; fromHub: HubToSupervisor }
}
export type NamespaceName = keyof HubEvents

/** What may be asked in a namespace. */
export type ToHub<Name extends NamespaceName> = HubEvents[Name]['toHub']
/** What the hub sends there. */
export type FromHub<Name extends NamespaceName> = HubEvents[Name]['fromHub']

/** Namespaces that are sent a view, and the view that each is sent. */
export type ScreenName = {
  [Name in NamespaceName]: FromHub<Name> extends { view: unknown } ? Name : never
}[NamespaceName]
export type ViewOf<Name extends ScreenName> = Parameters<FromHub<Name>['view']>[0]

/** What may be sent with an event. `key` may be given to repeat an earlier act; it is made when missing. */
export type PayloadOf<Event> = Event extends (payload: infer Payload, ...rest: never[]) => void ? Payload : never
/** What comes back for it. */
export type AnswerOf<Event> = Event extends (payload: never, ack: (answer: infer Answer) => void) => void
  ? Answer
  : never
