import type { Invitation } from '../../booking.ts'

/** A letter that invites: what is kept of it. Its code only as a hash (BOK-14). */
export type KeptInvitation = Invitation & {
  /** Unguessable; another one whenever the case is invited anew. */
  id: string
  /** The case number as all spellings of it have it in common. */
  key: string
  /** Hash of the letter's code. */
  code: string
}

/** Whom an office has invited to a matter. */
export interface Invitations {
  /**
   * Takes all or none. A case that was invited before has the new code and last day from now on, and its wrong tries
   * are forgotten.
   */
  invite(office: string, matter: string, letters: readonly KeptInvitation[]): Promise<void>
  /**
   * Somebody types a case number and a code. A wrong code counts, also for a case that nobody has invited: the answer
   * takes as long and is the same. After so many nothing opens the letter any more.
   * @param asked.code its hash
   */
  open(
    asked: { office: string; matter: string; key: string; code: string },
    mostTries: number,
  ): Promise<KeptInvitation | null>
  get(office: string, matter: string, id: string): Promise<KeptInvitation | null>
  /** Whether there is a visit by this letter, or one is being booked at this moment. */
  isUsed(office: string, matter: string, letter: Invitation, now: number): Promise<boolean>
}
