/**
 * The release that full days' waiting lists stand under, beside an office's draws: no release of a profile can have
 * this name (BOK-8).
 */
export const WAITING_LIST = '~list'

/** The same of what was asked for in the first hour of openings. */
export const OPENING_ASKS = '~asks'
