import type { NumbersGiven } from '@poczekalnia/queue-core/store'
import { UsageFailure } from './command-line.ts'

/** A day is over for certain when its last number was given so long ago: a day of the longest kind. */
const DAY_MS = 25 * 3_600_000

/**
 * What is known of numbers beside what the backup's log says: by the backup itself, and by the files in the folder it
 * goes to.
 */
export type Known = { backup: NumbersGiven; files: readonly NumbersGiven[]; now: number }

/**
 * Where the numbers of the day begin that an office goes on with after a restore: above what the backup, the file that
 * is replaced and those that earlier restores put aside have seen given out. What none of them saw nobody knows; unless
 * it is said, it is taken that this day is not much larger than the largest in any of them: the next hundred that is 50
 * above it, 200 at least. A round number, for clerks have to explain it.
 *
 * @param given the highest number of the backup's own day, and of any day in it
 * @returns `null`: nothing was given out since
 * @throws UsageFailure
 */
export function numbersAfter(
  given: { today: number; most: number },
  asked: { from: string | undefined; nothingSince: boolean },
  known?: Known,
): number | null {
  const since = known ? givenSince(known) : 0
  if (asked.nothingSince) {
    if (asked.from !== undefined) throw new UsageFailure('Say either --numbers-from or --nothing-since.')
    if (since > 0)
      throw new UsageFailure(
        `--nothing-since is not so: what lies in the folder has given out numbers up to ${since} since the backup.`,
      )
    return null
  }
  const most = Math.max(given.most, ...(known?.files ?? []).map((file) => file.most))
  if (asked.from === undefined) return Math.max(200, Math.ceil((most + 50) / 100) * 100) + 1
  if (!/^[1-9]\d{0,3}$/.test(asked.from))
    throw new UsageFailure(`--numbers-from takes a number from 1 to 9999, not ${asked.from}`)
  const from = Number(asked.from)
  if (from <= given.today)
    throw new UsageFailure(`--numbers-from must be higher than ${given.today}, which is in the backup already`)
  if (from <= since)
    throw new UsageFailure(`--numbers-from must be higher than ${since}, which was given out since the backup`)
  return from
}

/**
 * The highest number of a queue that a file has seen given out and the backup has not, on a day that may be today; 0:
 * none.
 */
function givenSince({ backup, files, now }: Known): number {
  const more = files
    .filter(({ lastAt }) => lastAt > now - DAY_MS)
    .flatMap(({ newest }) => [...newest].filter(([queue, number]) => number > (backup.newest.get(queue) ?? 0)))
  return Math.max(0, ...more.map(([, number]) => number))
}
