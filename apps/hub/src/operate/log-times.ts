/**
 * How a line of the hub's log says when it was: the time that the office's clocks show, with the offset of its zone.
 * @param now what the hub's clock shows, epoch ms
 * @param stamp RFC 3339 in the office's zone
 * @returns pino's `timestamp`
 */
export const logTimes = (now: () => number, stamp: (at: number) => string) => (): string => `,"time":"${stamp(now())}"`
