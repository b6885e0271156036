import { type PlayedCall, type PlayedDay, type PlayedVisit, waitMinutes } from './played-day.ts'

const MINUTE = 60_000
/** Minutes of one bar of the histogram. */
export const BAR_MINUTES = 15
/** Those who waited longest, told one by one. */
const LONGEST = 8

/** Waits in minutes: the middle one, what nine of ten stay under, the longest. */
export type Spread = { people: number; median: number; p90: number; longest: number }

export type LongWait = {
  /** Which of the days, from 1 on. */
  day: number
  number: string
  kind: 'booked' | 'walk-in'
  queue: string
  /** Wall times. */
  arrived: string
  hour: string | null
  called: string
  minutes: number
  /** Calls between this visitor's coming and their own, by reason, at any desk. */
  before: Record<string, number>
  /** Of those calls, how many went to somebody who came later. */
  cameLater: number
}

/** What so many desks came to, over all days that were played. Numbers of people are sums over the days. */
export type DeskSummary = {
  desks: number
  days: number
  visitors: number
  served: number
  booked: Spread | null
  walkIns: Spread | null
  /** Refused at the machine, by the reason told. */
  refused: Record<string, number>
  /** Had a ticket and were not there when called. */
  absent: number
  neverCame: number
  unserved: number
  notBooked: number
  /**
   * Wall time at which walk-in tickets ended, the middle one of the days; on how many days that was before the
   * timetable.
   */
  ticketsEnded: { time: string; early: number } | null
  /** Minutes from closing until the last desk closed, and of all desks together, a day. */
  overtime: { median: number; longest: number; desksTogether: number }
  /** People who wait at a time of day, the mean of the days, every five minutes. */
  waiting: { time: string; booked: number; walkIns: number }[]
  /** By the hour of arrival. */
  byHour: { hour: number; booked: Spread | null; walkIns: Spread | null }[]
  /** Waits from `from` minutes on, to the next bar. */
  histogram: { from: number; booked: number; walkIns: number }[]
  longest: LongWait[]
}

type WallClock = { wall: (at: number) => { minute: number }; hourAndMinute: (at: number) => string }

/** Sums up days that were played with the same number of desks. @throws RangeError for no day */
export function summarise(time: WallClock, days: readonly PlayedDay[]): DeskSummary {
  const first = days[0]
  if (!first) throw new RangeError('no day was played')
  const visits = days.flatMap((day) => day.visits)
  const waited = visits.flatMap((visit) => {
    const minutes = waitMinutes(visit)
    return minutes === null ? [] : [{ visit, minutes }]
  })
  const count = (outcome: PlayedVisit['outcome']) => visits.filter((v) => v.outcome === outcome).length
  const spreadOf = (list: typeof waited, kind: PlayedVisit['kind']) =>
    spread(list.filter(({ visit }) => visit.kind === kind).map(({ minutes }) => minutes))
  const hours = new Map(
    waited.map((w) => [Math.floor(time.wall(w.visit.issuedAt ?? 0).minute / 60), [] as typeof waited]),
  )
  for (const w of waited) hours.get(Math.floor(time.wall(w.visit.issuedAt ?? 0).minute / 60))?.push(w)
  const over = days.map((day) => (day.closedAt - day.closes) / MINUTE).sort((a, b) => a - b)
  return {
    desks: first.desks,
    days: days.length,
    visitors: visits.length,
    served: count('served'),
    booked: spreadOf(waited, 'booked'),
    walkIns: spreadOf(waited, 'walk-in'),
    refused: tally(visits.flatMap((v) => v.refusal ?? [])),
    absent: count('absent'),
    neverCame: count('never-came'),
    unserved: count('unserved'),
    notBooked: count('not-booked'),
    ticketsEnded: ticketsEnded(time, days),
    overtime: {
      median: tenth(over[Math.floor(over.length / 2)] ?? 0),
      longest: tenth(over.at(-1) ?? 0),
      desksTogether: tenth(days.reduce((sum, day) => sum + day.overtimeMinutes, 0) / days.length),
    },
    waiting: meanWaiting(time, days),
    byHour: [...hours]
      .sort(([a], [b]) => a - b)
      .map(([hour, list]) => ({ hour, booked: spreadOf(list, 'booked'), walkIns: spreadOf(list, 'walk-in') })),
    histogram: histogram(waited),
    longest: longestWaits(time, days),
  }
}

function spread(minutes: readonly number[]): Spread | null {
  const sorted = [...minutes].sort((a, b) => a - b)
  const at = (share: number) => tenth(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return sorted.length === 0
    ? null
    : { people: sorted.length, median: at(0.5), p90: at(0.9), longest: tenth(sorted.at(-1) ?? 0) }
}

function ticketsEnded(time: WallClock, days: readonly PlayedDay[]): DeskSummary['ticketsEnded'] {
  const ends = days.flatMap(({ ticketsEnded: queues }) => {
    const early = queues.filter((q) => q.early)
    const at = early.length > 0 ? Math.min(...early.map((q) => q.at)) : Math.max(...queues.map((q) => q.at))
    return queues.length === 0 ? [] : [{ at, early: early.length > 0 }]
  })
  const sorted = ends.sort((a, b) => time.wall(a.at).minute - time.wall(b.at).minute)
  const middle = sorted[Math.floor(sorted.length / 2)]
  return middle ? { time: time.hourAndMinute(middle.at), early: ends.filter((e) => e.early).length } : null
}

function meanWaiting(time: WallClock, days: readonly PlayedDay[]): DeskSummary['waiting'] {
  const sums = new Map<string, { booked: number; walkIns: number }>()
  for (const day of days)
    for (const { at, booked, walkIns } of day.waiting) {
      const key = time.hourAndMinute(at)
      const sum = sums.get(key) ?? { booked: 0, walkIns: 0 }
      sums.set(key, { booked: sum.booked + booked, walkIns: sum.walkIns + walkIns })
    }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([at, { booked, walkIns }]) => ({
      time: at,
      booked: tenth(booked / days.length),
      walkIns: tenth(walkIns / days.length),
    }))
}

function histogram(waited: readonly { visit: PlayedVisit; minutes: number }[]): DeskSummary['histogram'] {
  const bars = Math.floor(Math.max(0, ...waited.map(({ minutes }) => minutes)) / BAR_MINUTES) + 1
  const list = Array.from({ length: bars }, (_, i) => ({ from: i * BAR_MINUTES, booked: 0, walkIns: 0 }))
  for (const { visit, minutes } of waited) {
    const bar = list[Math.floor(minutes / BAR_MINUTES)]
    if (bar) bar[visit.kind === 'booked' ? 'booked' : 'walkIns']++
  }
  return list
}

function longestWaits(time: WallClock, days: readonly PlayedDay[]): LongWait[] {
  const all = days.flatMap((day) =>
    day.visits.map((visit) => ({ day, at: days.indexOf(day), visit, minutes: waitMinutes(visit) ?? -1 })),
  )
  return all
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => b.minutes - a.minutes)
    .slice(0, LONGEST)
    .map(({ day, at, visit, minutes }) => {
      const came = visit.issuedAt ?? 0
      const mine = visit.calledAt ?? 0
      const before = day.calls.filter((call: PlayedCall) => call.at > came && call.at < mine)
      return {
        day: at + 1,
        number: visit.number ?? '',
        kind: visit.kind,
        queue: visit.queue,
        arrived: time.hourAndMinute(came),
        hour: visit.hourAt === null ? null : time.hourAndMinute(visit.hourAt),
        called: time.hourAndMinute(mine),
        minutes: tenth(minutes),
        before: tally(before.map((call) => call.reason)),
        cameLater: before.filter((call) => call.issuedAt > came).length,
      }
    })
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values.toSorted()) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

const tenth = (number: number) => Math.round(number * 10) / 10
