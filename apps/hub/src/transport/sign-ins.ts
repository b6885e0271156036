import type { Member } from './member.ts'

/** How requests and sockets learn who is signed in. */
export type SignIns = {
  /** Who holds a token, as they are now; `null` when it is nobody's, or the session has ended. */
  member(token: string | null): Member | null
  /** They have done something: an idle session ends later. */
  see(member: Member): void
}
