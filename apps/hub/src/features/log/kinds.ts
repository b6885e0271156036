import type { OfficeEvent } from '@poczekalnia/queue-core'
import type { DeviceEvent } from '../devices/device.ts'
import type { StaffEvent } from '../staff/account.ts'

/** What an event is about, for who looks for something in the log. */
export const logKinds = ['tickets', 'calls', 'desks', 'bookings', 'room', 'staff', 'devices', 'system'] as const
export type LogKind = (typeof logKinds)[number]

type LogType = OfficeEvent['type'] | StaffEvent['type'] | DeviceEvent['type']

/**
 * Every event that there is. A new one doesn't compile before it has its place here; a test asks for its words in
 * `log.json`.
 */
export const kindOfType: Record<LogType, LogKind> = {
  HubStarted: 'system',
  ProfileChanged: 'system',
  BackupRestored: 'system',
  NumbersRaised: 'system',
  DayClosed: 'system',
  PersonalDataErased: 'system',
  PersonErased: 'system',
  PeopleSearched: 'system',
  PersonExported: 'system',
  ContactsRead: 'bookings',
  LettersSent: 'bookings',
  HoursCut: 'bookings',
  HoursRestored: 'bookings',
  DrawEntryChanged: 'bookings',
  CasesInvited: 'bookings',
  VisitorsRefused: 'tickets',
  BookingImported: 'bookings',
  BookingChanged: 'bookings',
  BookingMoved: 'bookings',
  BookingLinked: 'bookings',
  BookingLapsed: 'bookings',
  BookingCancelled: 'bookings',
  PartySet: 'bookings',
  VisitNotHeld: 'bookings',
  VisitCancelled: 'bookings',
  VisitJoined: 'tickets',
  TicketIssued: 'tickets',
  TicketPrinted: 'tickets',
  TicketPrintFailed: 'tickets',
  TicketReprintAsked: 'tickets',
  TimeAsked: 'tickets',
  VisitorBack: 'tickets',
  VisitorLeft: 'tickets',
  VisitNoted: 'tickets',
  PriorityGiven: 'tickets',
  TicketCalled: 'calls',
  TicketRecalled: 'calls',
  ServiceStarted: 'calls',
  ServiceFinished: 'calls',
  TicketMarkedAbsent: 'calls',
  TicketTakenBack: 'calls',
  TicketReturned: 'calls',
  TicketTransferred: 'calls',
  DeskOpened: 'desks',
  DeskPaused: 'desks',
  DeskResumed: 'desks',
  DeskClosed: 'desks',
  TicketsStopped: 'room',
  TicketsResumed: 'room',
  ClosedEarly: 'room',
  Reopened: 'room',
  MessageShown: 'room',
  MessageCleared: 'room',
  SetUpCodeMade: 'staff',
  AccountAdded: 'staff',
  RoleChanged: 'staff',
  QueuesChanged: 'staff',
  AccountRemoved: 'staff',
  PasswordChanged: 'staff',
  PasswordReset: 'staff',
  SignedIn: 'staff',
  SignedOut: 'staff',
  SignInRefused: 'staff',
  LockedOut: 'staff',
  ApiTokenMade: 'staff',
  ApiTokenRevoked: 'staff',
  ApiTokenUsed: 'staff',
  HookReached: 'system',
  HookTurnedOff: 'system',
  HookTurnedOn: 'system',
  DeviceAdded: 'devices',
  PairingCodeMade: 'devices',
  DevicePaired: 'devices',
  DeviceLinked: 'devices',
  DeviceRenamed: 'devices',
  DeviceRemoved: 'devices',
}

/** The kind of an event that was read; one that another release wrote is the system's. */
export const kindOf = (type: string): LogKind =>
  Object.hasOwn(kindOfType, type) ? kindOfType[type as LogType] : 'system'
