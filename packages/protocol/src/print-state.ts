/** Why a ticket has no paper, or may have only a part of it. */
export const printFailures = ['paper-out', 'cover-open', 'offline', 'stalled', 'too-old', 'unknown'] as const
export type PrintFailure = (typeof printFailures)[number]

/** How the paper of a ticket fared. A ticket whose paper failed is still a ticket. */
export type PrintState = { state: 'printing' } | { state: 'printed' } | { state: 'failed'; reason: PrintFailure }
