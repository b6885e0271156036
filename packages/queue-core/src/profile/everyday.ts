import type { Difference } from '@poczekalnia/protocol'

/**
 * The settings that change from one week to the next, by their paths in `differences`: hours of the office and of its
 * queues, special days, limits, ready messages, and how many visits are booked, when, and how days open. A queue or a
 * desk that comes or goes is none of them.
 */
const everyday: readonly RegExp[] = [
  /^hours(\.|$)/,
  /^specialDays(\.|$)/,
  /^messages(\.|$)/,
  /^checkIn\.(opensMinutesBefore|graceMinutes|arriveMinutesBefore)$/,
  /^calls\.(recallsBeforeAbsent|takeBackMinutes)$/,
  /^booking\.(leadMinutes|changeUntilMinutes|opens\.(days|at|releases))(\.|$)/,
  /^booking\.places\.[^.]+\.(seats|hours)(\.|$)/,
  /^booking\.matters\.[^.]+\.perDay$/,
  /^queues\.[^.]+\.(tickets|visits|limit|stopWhenTooManyWait)(\.|$)/,
]

/** Whether a change is of what supervisors set themselves; everything else of a profile is an administrator's. */
export const isEveryday = ({ path }: Pick<Difference, 'path'>): boolean => everyday.some((one) => one.test(path))
