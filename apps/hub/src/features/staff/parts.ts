import type { StaffSecrets } from '@poczekalnia/queue-core/store'
import type { Accounts } from './accounts.ts'
import type { Passwords } from './passwords.ts'
import type { Sessions } from './sessions.ts'
import type { SignInThrottle } from './sign-in-throttle.ts'

/** What signing in and looking after accounts work on. */
export type StaffParts = {
  accounts: Accounts
  secrets: StaffSecrets
  sessions: Sessions
  passwords: Passwords
  throttle: SignInThrottle
  /** Milliseconds of a steady clock, for pauses. */
  steady: () => number
}
