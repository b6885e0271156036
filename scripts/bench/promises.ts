import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Office, office, readProfile } from '@poczekalnia/queue-core'
import {
  type DayShapeName,
  dayShapeNames,
  drawDay,
  type Judgement,
  judge,
  type PlayedDay,
  type Promised,
  playDay,
  promiseKeeper,
  simpleAtItsBest,
  waitMinutes,
} from '@poczekalnia/queue-core/simulation'
import type { Benchmark, Line } from './report.ts'

const folder = join(import.meta.dirname, '../../offices')
/** A Tuesday and a Thursday: between them every queue of every office is open. */
const dates = ['2026-11-24', '2026-11-26']
const seeds = Number(process.env.BENCH_SEEDS ?? 8)

type Days = { promises: Promised[]; played: PlayedDay[]; milliseconds: number }

/**
 * How often the range told with a ticket held the true wait (ALL-10), for every profile, against the simple method
 * tuned in hindsight; and how fast days are played.
 */
export const promises: Benchmark = {
  name: 'promises',
  async run() {
    const lines: Line[] = []
    const all: Promised[] = []
    let [hours, milliseconds] = [0, 0]
    for (const place of offices()) {
      const ofOffice: Promised[] = []
      for (const shape of dayShapeNames) {
        const days = play(place, shape)
        ofOffice.push(...days.promises)
        milliseconds += days.milliseconds
        hours += days.played.reduce((sum, { opens, closedAt }) => sum + (closedAt - opens) / 3_600_000, 0)
      }
      all.push(...ofOffice)
      lines.push(line(place.profile.id, ofOffice))
    }
    const kind = (of: Promised['kind']) => all.filter((p) => p.kind === of)
    lines.push(line('all offices', all), line('booked', kind('booked')), line('without a booking', kind('walk-in')))
    // Waits of no time are easily told: those that were promised to be something are the test.
    lines.push(
      line(
        'ranges above 5 min',
        all.filter((p) => p.high > 5),
      ),
    )
    lines.push({
      name: 'simulation: days played, ranges told',
      figure: `${Math.round((hours * 3_600_000) / milliseconds).toLocaleString('en')} × the clock`,
      baseline: `${hours.toFixed(0)} h of days in ${(milliseconds / 1000).toFixed(1)} s`,
      ratio: null,
      aim: '≥ 1,000 ×',
      met: (hours * 3_600_000) / milliseconds >= 1000,
    })
    return lines
  },
}

/** Longest waits when more come than can be served, for every profile: does either kind starve (ALL-2)? */
export const overload: Benchmark = {
  name: 'overload',
  async run() {
    return offices().map((place) => {
      const { played } = play(place, 'overload')
      const waits = (kind: 'booked' | 'walk-in') =>
        played
          .flatMap((day) => day.visits.flatMap((v) => (v.kind === kind ? (waitMinutes(v) ?? []) : [])))
          .sort((a, b) => a - b)
      const told = (list: number[]) =>
        list.length === 0 ? '–' : `${list.at(-1)?.toFixed(0)} (p90 ${list[Math.floor(list.length * 0.9)]?.toFixed(0)})`
      const unserved = played.flatMap((day) => day.visits).filter((v) => v.outcome === 'unserved').length
      return {
        name: `overload ${place.profile.id}: longest, min`,
        figure: `booked ${told(waits('booked'))}`,
        baseline: `walk-ins ${told(waits('walk-in'))}, ${unserved} unserved`,
        ratio: null,
        aim: '0 unserved',
        met: unserved === 0,
      }
    })
  },
}

function offices(): Office[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  return files.sort().map((file) => office(readProfile(readFileSync(join(folder, file), 'utf8'), file)))
}

function play(place: Office, shape: DayShapeName): Days {
  const days: Days = { promises: [], played: [], milliseconds: 0 }
  const began = performance.now()
  for (let seed = 1; seed <= seeds; seed++) {
    const keeper = promiseKeeper()
    const plan = drawDay(place, dates[seed % dates.length] ?? '', { seed, shape })
    days.played.push(playDay(place, plan, seed, keeper.watch))
    days.promises.push(...keeper.kept())
  }
  days.milliseconds = performance.now() - began
  return days
}

function line(name: string, kept: readonly Promised[]): Line {
  const ours = judge(kept)
  const { sameWidth, sameHeld } = simpleAtItsBest(kept)
  const percent = ({ held }: Judgement) => `${(held * 100).toFixed(0)} %`
  return {
    name: `promises ${name}: held`,
    figure: `${percent(ours)}, ${ours.width.toFixed(0)} min wide`,
    baseline: `simple ${percent(sameWidth)} as wide; ${percent(sameHeld)} at ${sameHeld.width.toFixed(0)} min`,
    ratio: sameHeld.width / Math.max(0.1, ours.width),
    aim: '≥ 80 % held',
    met: ours.held >= 0.8,
  }
}
