import type { Localized } from '@poczekalnia/protocol'
import { type Office, windowsOn } from '@poczekalnia/queue-core'
import {
  type DayPlan,
  type DayShapeName,
  type DeskSummary,
  drawDay,
  type LoggedDays,
  playDay,
  summarise,
  withDesks,
} from '@poczekalnia/queue-core/simulation'
import { CommandFailure, UsageFailure } from '../operator/command-line.ts'

/** What `poczekalnia simulate` found: all that its table, its page and `--json` show. */
export type SimulationReport = {
  office: { id: string; name: Localized }
  date: string
  seed: number
  days: number
  /** Minutes that nine of ten should wait at most. */
  wait: number
  source: { kind: 'drawn'; shape: DayShapeName; visitors: number | null } | { kind: 'log'; dates: string[] }
  results: DeskSummary[]
}

export type SimulationRequest = {
  date: string | null
  desks: number[] | null
  days: number
  seed: number
  wait: number
  shape: DayShapeName
  visitors: number | undefined
}

/**
 * Plays the days with each number of desks.
 * @param log what visitors are taken from instead of being drawn
 * @param today first date to look for an open day from, when no date was asked for
 * @throws CommandFailure when the office is closed that day, or the log has no day
 */
export function simulate(
  office: Office,
  asked: SimulationRequest,
  log: LoggedDays | null,
  today: string,
): SimulationReport {
  const date = asked.date ?? nextOpenDay(office, today)
  if (!isOpen(office, date)) throw new CommandFailure(`The office is closed on ${date}.`)
  const { seed, wait } = asked
  const logged = log && loggedDates(log, date, asked.days)
  const plans: DayPlan[] = logged
    ? logged.map((from) => log.plan(office, from, date))
    : Array.from({ length: asked.days }, (_, i) =>
        drawDay(office, date, { seed: seed + i, shape: asked.shape, visitors: asked.visitors }),
      )
  const offices = (asked.desks ?? aroundOwn(office)).map((count) => {
    const place = withDesks(office, count)
    if (!place) throw new UsageFailure(`--desks: ${count} desks cannot serve every queue of this office`)
    return place
  })
  return {
    office: { id: office.profile.id, name: office.profile.name },
    date,
    seed,
    days: plans.length,
    wait,
    source: logged
      ? { kind: 'log', dates: logged }
      : { kind: 'drawn', shape: asked.shape, visitors: asked.visitors ?? null },
    results: offices.map((place) =>
      summarise(
        place.time,
        plans.map((plan, i) => playDay(place, plan, seed + i)),
      ),
    ),
  }
}

/**
 * The fewest desks with which nine of ten of both kinds wait at most as long as asked and at most one of fifty finds no
 * ticket left.
 */
export function fewestDesks({ results, wait }: SimulationReport): number | null {
  const enough = ({ booked, walkIns, refused, visitors, unserved }: DeskSummary) => {
    const full = (refused['too-many-waiting'] ?? 0) + (refused['all-given'] ?? 0) + unserved
    return Math.max(booked?.p90 ?? 0, walkIns?.p90 ?? 0) <= wait && full <= visitors / 50
  }
  return results.find(enough)?.desks ?? null
}

const isOpen = (office: Office, date: string) => windowsOn(office.time, office.opening, date).length > 0

function nextOpenDay(office: Office, today: string): string {
  for (let day = 0; day < 60; day++) {
    const date = office.time.plusDays(today, day)
    if (isOpen(office, date)) return date
  }
  throw new CommandFailure('The office is closed on all of the next sixty days.')
}

/** One less than the office has, as many, one and two more; as far as they can serve every queue. */
function aroundOwn(office: Office): number[] {
  const own = office.desks.size
  return [own - 1, own, own + 1, own + 2].filter((count) => count > 0 && withDesks(office, count) !== null)
}

/** That date if the log has it; or else the newest days of its weekday, or the newest of all. */
function loggedDates({ dates }: LoggedDays, date: string, most: number): string[] {
  if (dates.includes(date)) return [date]
  const weekday = (text: string) => Temporal.PlainDate.from(text).dayOfWeek
  const alike = dates.filter((one) => weekday(one) === weekday(date))
  const chosen = (alike.length > 0 ? alike : dates).slice(-most)
  if (chosen.length === 0) throw new CommandFailure('The log has no day with visitors.')
  return chosen
}
