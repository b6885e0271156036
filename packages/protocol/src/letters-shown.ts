/** Which letters of the booking site are shown: those that wait, that were refused, that came back. */
export const lettersShown = ['all', 'waiting', 'failed', 'bounced'] as const
export type LettersShown = (typeof lettersShown)[number]
