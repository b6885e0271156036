/** Longest detail that a status may carry. */
const LONGEST = 200

/** What a system said, as a status may carry it: in one line, without half a character where it is cut. */
export const detailOf = (message: string): string =>
  message
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, LONGEST)
    .toWellFormed()
