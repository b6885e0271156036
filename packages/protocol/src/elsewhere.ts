import type { Estimate, Localized, WallTime } from './common.ts'

/** Another office with a shorter wait for the same matter: where, how long there and here, and as of when (REG-3). */
export type Elsewhere = { office: Localized; address: string; there: Estimate; here: Estimate; asOf: WallTime }
