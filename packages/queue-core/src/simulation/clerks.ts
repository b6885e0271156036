import type { Office } from '../profile/office.ts'
import { windowsOn } from '../time/windows.ts'
import { chanceOf } from './chance.ts'

const MINUTE = 60_000

/** How one clerk works on one day. Times are epoch ms. */
export type Clerk = {
  desk: number
  opensAt: number
  /** Visits at this desk take so many times as long as usual. */
  pace: number
  /** From the end of a visit to the next press of "next", and from somebody's coming to a call at an idle desk. */
  secondsToNext: number
  /**
   * Due after a visit, not before `from`. `until`: the break between two windows of the day ends when the office opens
   * again.
   */
  breaks: { from: number; minutes: number; until: number | null }[]
}

/**
 * The clerks of a day: each opens a few minutes late at most, has a quarter of an hour off in the middle of a long day,
 * two short breaks beside it, and every break between two windows of the office's hours. One desk's clerk is the same
 * however many other desks there are.
 */
export function clerksOf(office: Office, date: string, seed: number): Clerk[] {
  const windows = windowsOn(office.time, office.opening, date)
  const [first, last] = [windows[0], windows.at(-1)]
  if (!first || !last) return []
  const day = last.closes - first.opens
  return [...office.desks.keys()].map((desk, i) => {
    const chance = chanceOf(seed, `clerk ${desk}`)
    // Clerks take turns: the room is never left by all of them at once.
    const turn = (i % 4) * 20 * MINUTE
    const rests = [
      { from: first.opens + day * 0.22 + turn, minutes: 5, until: null },
      { from: first.opens + day * 0.42 + turn, minutes: 15, until: null },
      { from: first.opens + day * 0.7 + turn, minutes: 5, until: null },
    ]
    const pauses = windows.slice(1).map(({ opens }, at) => {
      const from = windows[at]?.closes ?? opens
      return { from, minutes: (opens - from) / MINUTE, until: opens }
    })
    return {
      desk,
      opensAt: Math.round(first.opens + chance.between(0, 4) * MINUTE),
      pace: Math.exp(0.1 * chance.normal()),
      secondsToNext: Math.round(chance.between(5, 25)),
      breaks: [...(day > 6 * 60 * MINUTE ? rests : []), ...pauses].sort((a, b) => a.from - b.from),
    }
  })
}
