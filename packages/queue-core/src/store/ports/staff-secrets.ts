/**
 * An account's password as it is kept: a PHC string, and whether it was given by somebody else and must be changed
 * first.
 */
export type KeptPassword = { hash: string; mustChange: boolean }

/** A signed-in browser. `token` is the SHA-256 (hex) of what the browser holds; times are epoch ms. */
export type KeptSession = { token: string; account: string; began: number; seen: number }

/** What may happen to the secrets of the staff. */
export type SecretChange =
  | ({ type: 'set-password'; account: string } & KeptPassword)
  | { type: 'drop-password'; account: string }
  | ({ type: 'begin-session' } & KeptSession)
  | { type: 'see-session'; token: string; seen: number }
  | { type: 'end-session'; token: string }

/**
 * What proves who somebody of the staff is. Apart from the log, and never in it; passwords change with an event
 * (`Alongside`).
 */
export interface StaffSecrets {
  password(account: string): Promise<KeptPassword | null>
  /** Accounts that have a password, and whether it must be changed first, in no order. */
  accounts(): Promise<{ account: string; mustChange: boolean }[]>
  /** Every session that has not been ended, the oldest first. */
  sessions(): Promise<KeptSession[]>
}
