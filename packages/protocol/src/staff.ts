/** What somebody of the staff is. Each does only what is theirs; nobody issues a ticket (BYD-8). */
export const roles = ['clerk', 'supervisor', 'administrator'] as const
export type Role = (typeof roles)[number]

const desk = ['clerk', 'supervisor'] as const
const room = ['supervisor'] as const
const office = ['supervisor', 'administrator'] as const
const system = ['administrator'] as const

/**
 * Every act of the staff and the roles that may do it; docs/roles.md holds the same table. An act of a namespace is
 * named as its event. There is no act that issues a ticket, for anybody (BYD-8).
 */
export const acts = {
  // at a desk
  'open-desk': desk,
  'close-desk': desk,
  pause: desk,
  resume: desk,
  'call-next': desk,
  call: desk,
  recall: desk,
  start: desk,
  finish: desk,
  'finish-and-next': desk,
  'no-show': desk,
  'take-back': desk,
  return: desk,
  transfer: desk,
  note: desk,
  'cancel-visit': desk,
  reprint: desk,
  'give-priority': desk,
  // the waiting room
  'read-board': office,
  'stop-tickets': room,
  'resume-tickets': room,
  'close-early': room,
  reopen: room,
  'show-message': room,
  'clear-message': room,
  // bookings
  'read-bookings': office,
  'import-bookings': room,
  'cancel-booking': room,
  'set-party': room,
  'write-to-visitors': room,
  // the office's booking site
  'read-calendar': office,
  'read-letters': office,
  'book-visit': room,
  'change-visit': room,
  'cut-hours': room,
  'invite-cases': room,
  'remove-bookings': room,
  // looking back
  'read-log': office,
  'read-reports': office,
  // machines and screens
  'read-devices': office,
  'edit-devices': office,
  // the office itself
  'change-settings': office,
  'change-profile': system,
  'edit-accounts': system,
  'edit-tokens': system,
  'erase-person': system,
  'export-person': system,
} as const satisfies Record<string, readonly Role[]>

export type StaffAct = keyof typeof acts
/** Acts that only an office with a booking site has. */
export const siteActs: readonly StaffAct[] = [
  ...([
    'read-calendar',
    'read-letters',
    'book-visit',
    'change-visit',
    'cut-hours',
    'invite-cases',
    'remove-bookings',
  ] as const),
]
export const staffActs = Object.keys(acts) as StaffAct[]

/** Whether a role may do an act. */
export const may = (role: Role, act: StaffAct): boolean => (acts[act] as readonly Role[]).includes(role)

/** The acts of a role, for a page that shows only what its reader may do. */
export const actsOf = (role: Role): StaffAct[] => staffActs.filter((act) => may(role, act))

/** Signs of a password: as NIST SP 800-63B has it, a length and no composition rules. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const

/** Somebody who is signed in, as their own page sees them. */
export type SignedIn = {
  id: string
  name: string
  role: Role
  /** Queues that they serve, in their order; left out: all. */
  queues?: string[]
  /** The password was given by somebody else: nothing else is done before it is changed. */
  mustChangePassword: boolean
  /** They sign in by the region's directory: there is no password here. */
  directory?: true
}

/** An account as the administrator sees it. */
export type Account = {
  id: string
  name: string
  role: Role
  queues?: string[]
  /** Has a one-time password that was not changed yet. */
  mustChangePassword: boolean
  /** Signs in by the region's directory, which says what they are. */
  directory?: true
  signedIn: boolean
  /** Seconds that sign-in pauses for after wrong passwords, 0 when it does not. */
  pausedSeconds: number
  lastSignIn: string | null
}

/** What `GET /api/me` answers, signed in or not. */
export type Me = {
  account: SignedIn | null
  /** Nobody is administrator yet: the first one is made with the code from the hub's log. */
  setUpNeeded: boolean
  /** Where a sign-in by the region's directory begins, as a path of this host; left out: there is none. */
  directory?: string
}
