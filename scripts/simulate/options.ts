import { parseArgs } from 'node:util'
import { type Language, OfficeDate, staffLanguages } from '@poczekalnia/protocol'
import { type DayShapeName, dayShapeNames } from '@poczekalnia/queue-core/simulation'
import { UsageFailure } from '../operator/command-line.ts'

export const usage = `Usage:
  poczekalnia simulate --office FILE [--date 2026-11-24] [--desks 3,4,5] [--days 10] [--seed 1] [--wait 30]
                [--profile quiet|usual|busy|overload] [--visitors COUNT] [--from-log DATA_DIR]
                [--html FILE] [--json] [--language pl|en|uk|ru]

  --date      the day to play; the next day on which the office is open
  --desks     numbers of desks to compare; around that of the office when left out
  --days      so many days are played with each number of desks
  --seed      the same seed gives the same days
  --wait      minutes that nine of ten visitors should wait at most
  --profile   how full the day is and when people come; usual when left out
  --visitors  so many visitors a day, instead of as many as the profile's desks would have work with
  --from-log  the visitors of a hub's log: that date, or the days of its weekday
  --html      writes a page with charts`

export type SimulateOptions = {
  office: string
  date: string | null
  desks: number[] | null
  days: number
  seed: number
  wait: number
  shape: DayShapeName
  visitors: number | undefined
  fromLog: string | null
  html: string | null
  json: boolean
  language: Language
}

/** @throws UsageFailure naming the option and what it takes, or what parseArgs throws */
export function simulateOptions(args: string[]): SimulateOptions | 'help' {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      office: text,
      date: text,
      desks: text,
      days: { ...text, default: '10' },
      seed: { ...text, default: '1' },
      wait: { ...text, default: '30' },
      profile: text,
      visitors: text,
      'from-log': text,
      html: text,
      json: { type: 'boolean', default: false },
      language: { ...text, default: 'en' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return 'help'
  if (values.office === undefined) throw new UsageFailure('Say which office: --office FILE')
  const { profile, visitors, language } = values
  if (values['from-log'] !== undefined && (profile ?? visitors) !== undefined)
    throw new UsageFailure('With --from-log the visitors are those of the log: leave out --profile and --visitors.')
  return {
    office: values.office,
    date: values.date === undefined ? null : realDate(values.date),
    desks: values.desks === undefined ? null : deskCounts(values.desks),
    days: whole('days', values.days, 1, 200),
    seed: whole('seed', values.seed, 0, 1_000_000_000),
    wait: whole('wait', values.wait, 1, 480),
    shape: oneOf('profile', profile ?? 'usual', dayShapeNames),
    visitors: visitors === undefined ? undefined : whole('visitors', visitors, 1, 2000),
    fromLog: values['from-log'] ?? null,
    html: values.html ?? null,
    json: values.json,
    language: oneOf('language', language, staffLanguages),
  }
}

function deskCounts(text: string): number[] {
  const counts = text.split(',').map((part) => whole('desks', part.trim(), 1, 99))
  if (counts.length > 6) throw new UsageFailure('--desks takes six numbers at most')
  return [...new Set(counts)].sort((a, b) => a - b)
}

function whole(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least && number <= most))
    throw new UsageFailure(`--${option} takes a whole number from ${least} to ${most}, not ${text}`)
  return number
}

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text)
  if (found === undefined) throw new UsageFailure(`--${option} takes ${known.join(', ')}, not ${text}`)
  return found
}

function realDate(text: string): string {
  const date = OfficeDate.safeParse(text)
  if (!date.success) throw new UsageFailure(`--date takes a date like 2026-11-24, not ${text}`)
  return date.data
}
