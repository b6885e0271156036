import { may, type Role, type SignedIn, type StaffAct, type WireError } from '@poczekalnia/protocol'

/** Somebody of the staff who is signed in. */
export type Member = {
  id: string
  name: string
  role: Role
  /** Queues that they serve, in their order; `null`: all that their desk serves. */
  queues: readonly string[] | null
  /** Only the password may be changed before anything else. */
  mustChangePassword: boolean
  /** They sign in by the region's directory and have no password here. */
  isOfDirectory: boolean
  /** Hash of the token that they signed in with. */
  session: string
}

/** How the log names them (ALL-8): `clerk:Anna Nowak`. */
export const memberActor = ({ role, name }: Pick<Member, 'role' | 'name'>): string => `${role}:${name}`

/** What stands against somebody doing an act, `null` when they may. */
export function refusalOf(member: Member | null, act: StaffAct): WireError | null {
  if (!member) return { code: 'sign-in-needed' }
  if (member.mustChangePassword) return { code: 'password-change-needed' }
  return may(member.role, act) ? null : { code: 'not-permitted', act }
}

/** Them, as their own page sees them. */
export function signedIn({ id, name, role, queues, mustChangePassword, isOfDirectory }: Member): SignedIn {
  const directory = isOfDirectory && { directory: true as const }
  return { id, name, role, ...(queues && { queues: [...queues] }), mustChangePassword, ...directory }
}
