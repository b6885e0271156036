import type { DayNote } from '@poczekalnia/protocol'

/** When a desk was open on a day, and how many minutes of that it was on a break. `to`: `null` while it is open. */
export type DeskTime = { desk: number; from: string; to: string | null; paused: number }

const minute = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5))

/**
 * From the first opening to the last closing of each desk; what lies between a closing and the next opening counts as a
 * break.
 */
export function deskTimes(notes: readonly DayNote[]): DeskTime[] {
  const desks = new Map<number, DeskTime & { away: number | null }>()
  for (const { at, what, desk } of notes) {
    if (desk === undefined) continue
    const known = desks.get(desk) ?? { desk, from: at, to: null, paused: 0, away: null }
    desks.set(desk, known)
    const back = what === 'desk-opened' || what === 'desk-resumed'
    if (back && known.away !== null) known.paused += minute(at) - known.away
    known.away = back ? null : (known.away ?? minute(at))
    known.to = what === 'desk-closed' ? at : null
  }
  return [...desks.values()].sort((a, b) => a.desk - b.desk).map(({ away: _, ...time }) => time)
}
