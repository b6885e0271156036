import { WAITING_LIST } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { Held, Place } from './booking.ts'
import { dayOf, type Occupied } from './calendar.ts'
import type { Entry } from './draw/entry.ts'
import { bookableMatter, isOffered, startsOn, Taken } from './grid.ts'
import { openedAt } from './opening.ts'
import { type Release, type Round, releaseFor, weekdayOf } from './releases.ts'

/*
 * The waiting list of a full day for whoever comes first (BOK-8) is kept as a draw is, under a name that no release of
 * a profile can have: who stands on it is asked in the order in which they asked.
 */

/** Whether a round is a day's waiting list, and not a draw. */
export const isList = ({ release }: Round): boolean => release.id === WAITING_LIST

/** Whether an entry is one of a waiting list. */
export const isListed = ({ draw }: Pick<Entry, 'draw'>): boolean => draw.split('/')[1] === WAITING_LIST

/** Who stands on a list and waits, in the order in which they asked: slow mail costs nobody their place. */
export const waitingOn = (entries: readonly Entry[]): Entry[] =>
  entries
    .filter(({ state }) => state === 'confirmed')
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))

/** A day's waiting list; `null`: the day is not for whoever comes first, or has no visits. @param date `YYYY-MM-DD` */
export function listRound(office: Office, date: string): Round | null {
  const rules = office.profile.booking
  if (!rules?.waitingList.fullDays) return null
  const isFirstCome = (matter: string) => (releaseFor(office, matter, date)?.how ?? 'first-come') === 'first-come'
  const matters = rules.matters.filter(({ queue, invited }) => !invited && isFirstCome(queue)).map(({ queue }) => queue)
  const opened = matters.flatMap((matter) => openedAt(office, matter, date) ?? [])
  const last = Math.max(...matters.flatMap((matter) => startsOn(office, matter, date)))
  if (opened.length === 0 || !Number.isFinite(last)) return null
  const on = weekdayOf(date)
  const release: Release = {
    ...{ id: WAITING_LIST, how: 'first-come', opens: { on, at: '00:00' }, for: [on], weeksAhead: 0, matters },
    drawAfterMinutes: 0,
  }
  const closesAt = last - rules.leadMinutes * 60_000
  return { release, id: date, days: [date], opensAt: Math.min(...opened), closesAt, drawsAt: null }
}

/**
 * Until when a place that was given up is kept from whoever watches the page: until the next opening of that office, or
 * the last moment, as its profile has it; within the last moment, until the next full hour (BOK-8).
 */
export function keptUntil(office: Office, matter: string, date: string, now: number): number {
  const { time, profile } = office
  const rules = profile.booking
  if (!rules) return now
  const today = time.wall(now).date
  const next = (at: string, isDay: (day: string) => boolean) => {
    const days = Array.from({ length: 8 }, (_, n) => time.plusDays(today, n)).filter(isDay)
    return Math.min(...days.map((day) => time.instant(day, at)).filter((instant) => instant > now))
  }
  const release = releaseFor(office, matter, date)
  const { opens, waitingList } = rules
  const weekly = release ? [release.opens] : opens.kind === 'releases' ? opens.releases : null
  const opening = weekly
    ? Math.min(...weekly.map(({ on, at }) => next(at, (day) => weekdayOf(day) === on)))
    : next(opens.kind === 'days-ahead' ? opens.at : '00:00', () => true)
  const { lastMoment } = waitingList
  if (lastMoment.how !== 'open') return opening
  const last = time.instant(time.plusDays(date, -lastMoment.daysBefore), lastMoment.at)
  return last > now ? Math.min(opening, last) : now + 3_600_000 - (now % 3_600_000)
}

/**
 * A place that is given up on a full day, as it is kept for the waiting list and from whoever watches (BOK-8); `null`:
 * it is free at once, as others of that day are.
 * @param occupied of that day, the place itself taken
 * @param given.draft hash that no page has
 */
export function keptPlace(
  office: Office,
  place: Place & { matter: string; date: string; time: string },
  occupied: Occupied,
  { now, ...given }: { now: number; id: string; draft: string },
): Held | null {
  const { matter, date, time, places, seat, at, minutes } = place
  const round = listRound(office, date)
  if (!round?.release.matters?.includes(matter) || now >= Math.min(round.closesAt ?? 0, at)) return null
  const known = { taken: new Taken(occupied.cells), visits: occupied.visits }
  if (!isOffered(office, place) || dayOf(office, matter, date, known, now).kind !== 'full') return null
  return {
    ...{ ...given, office: office.profile.id, version: 1, matter, date, time, places, seat, at, minutes },
    ...{ party: 1, invitation: null, createdAt: now, changedAt: now },
    ...{ state: 'held', expiresAt: Math.min(at, keptUntil(office, matter, date, now)) },
  }
}

/** Whether a place that a visit of one matter has given up can be had by another: their limits a day are their own. */
export const mayPassOn = (office: Office, from: string, to: string): boolean =>
  from === to || [from, to].every((matter) => bookableMatter(office, matter)?.perDay === undefined)
