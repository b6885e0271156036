import type { RushOptions } from './options.ts'

export type RushReport = Pick<RushOptions, 'people' | 'places' | 'mode' | 'servers'> & {
  programs: number
  booked: number
  overbooked: number
  yesNotOnDisk: number
  servedTwice: number
  /** Share of places that programs have ÷ their share of people. */
  placesToPrograms: number
  /** What came out this time; of a draw the other is what any lot gives on average. */
  placesToProgramsThisTime: number
  rankCorrelation: number | null
  firstAnswerMs: Spread
  holdMs: Spread
  idleHoldMs: Spread
  wholeMs: Spread
  bareInsertsPerSecond: number
  holdsPerSecond: number
  /** Holds a second ÷ bare inserts a second; p95 of a hold ÷ that of the idle site. */
  holdsToInserts: number
  holdToIdle: number
  /** Of the site's largest process, from when all wait on. */
  memoryMb: number
  /** How late the load program itself was, p99: what it measures can be no better. */
  lateMs: number
  failures: Record<string, number>
}

export type Spread = { p50: number; p95: number }

/** How many a site has, and what becomes of them. */
export const serversOf = (servers: number): string =>
  servers === 1 ? 'one server' : `${servers} servers of which one is killed`

/** The figures for a terminal. */
export function worded(report: RushReport): string {
  const spread = ({ p50, p95 }: Spread) => `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`
  const rows: [string, string, string][] = [
    ['booked', `${report.booked} of ${report.places}`, ''],
    ['overbooked', String(report.overbooked), '0'],
    ['told yes and not on disk', String(report.yesNotOnDisk), '0'],
    ['served twice', String(report.servedTwice), '0'],
    ['places to programs ÷ their share of people', report.placesToPrograms.toFixed(2), '≤ 1.5: room, ≤ 1.05: draw'],
    ['… as it came out this time', report.placesToProgramsThisTime.toFixed(2), ''],
    ['order follows arrival (rank correlation)', report.rankCorrelation?.toFixed(3) ?? '–', '|ρ| ≤ 0.05: room, draw'],
    ['first answer', spread(report.firstAnswerMs), ''],
    ['a hold', spread(report.holdMs), ''],
    ['a hold on the idle site', spread(report.idleHoldMs), ''],
    ['p95 of a hold ÷ idle', report.holdToIdle.toFixed(2), '≤ 3'],
    ['from the hold to the booked visit', spread(report.wholeMs), ''],
    ['holds a second while any was asked for', report.holdsPerSecond.toFixed(0), ''],
    ['bare inserts a second, same file or database', report.bareInsertsPerSecond.toFixed(0), ''],
    ['holds ÷ bare inserts', report.holdsToInserts.toFixed(2), '≥ 0.5'],
    ['the load program was late, p99', `${report.lateMs.toFixed(0)} ms`, ''],
    ['memory at its most', `${report.memoryMb.toFixed(0)} MB`, '≤ 200 MB'],
    ...Object.entries(report.failures).map(([what, count]): [string, string, string] => [what, String(count), '']),
  ]
  const { people, programs, places, mode, servers } = report
  const head = `${people} people, ${programs} of them programs, for ${places} places: ${mode}, ${serversOf(servers)}`
  return [head, ...rows.map(([name, figure, aim]) => `  ${name.padEnd(46)}${figure.padEnd(28)}${aim}`)].join('\n')
}
