import { UsageFailure } from './command-line.ts'

/**
 * Where the numbers of the day begin that an office goes on with after a restore. Nobody knows how many were given out since the backup;
 * unless it is said, it is taken that this day is not much larger than the largest in the log: the next hundred that is 50 above it, 200 at
 * least. A round number, for clerks have to explain it.
 *
 * @param given the highest number of the backup's own day, and of any day in it
 * @returns `null`: nothing was given out since
 * @throws UsageFailure
 */
export function numbersAfter(
  given: { today: number; most: number },
  asked: { from: string | undefined; nothingSince: boolean },
): number | null {
  if (asked.nothingSince) {
    if (asked.from !== undefined) throw new UsageFailure('Say either --numbers-from or --nothing-since.')
    return null
  }
  if (asked.from === undefined) return Math.max(200, Math.ceil((given.most + 50) / 100) * 100) + 1
  if (!/^[1-9]\d{0,3}$/.test(asked.from))
    throw new UsageFailure(`--numbers-from takes a number from 1 to 9999, not ${asked.from}`)
  const from = Number(asked.from)
  if (from <= given.today)
    throw new UsageFailure(`--numbers-from must be higher than ${given.today}, which is in the backup already`)
  return from
}
