import { words } from '@poczekalnia/locales'
import type { Language } from '@poczekalnia/protocol'
import type { DeskSummary } from '@poczekalnia/queue-core/simulation'
import { fewestDesks, type SimulationReport } from './report.ts'

/** The words and numbers of a report in one language. */
export type Texts = ReturnType<typeof textsIn>

const known = ['too-many-waiting', 'all-given', 'queue-closed', 'visit-late'] as const

export function textsIn(language: Language) {
  const t = words(language)
  // Days as Europeans write them.
  const locale = language === 'en' ? 'en-GB' : language
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const fine = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const day = (date: string) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${date}T12:00:00Z`))
  const say = (key: string, facts: Record<string, string | number> = {}): string => t(`simulate:${key}`, facts)
  return {
    language,
    say,
    day,
    /** People a day: below ten the tenth matters. */
    people: (sum: number, days: number) => (sum / days < 10 ? fine : number).format(sum / days),
    minutes: (n: number | undefined) => (n === undefined ? '–' : number.format(n)),
    reason: (code: string) => t(`counter:reason.${code}` as 'counter:reason.booked-hour-come'),
    why: (code: string) => say(`why.${known.find((one) => one === code) ?? 'other'}`),
    source({ source, days, seed }: SimulationReport): string {
      if (source.kind === 'log') return say('logged', { dates: source.dates.map(day).join('; '), seed })
      const shape = say(`shape.${source.shape}`)
      return source.visitors === null
        ? say('drawn', { shape, days, seed })
        : say('drawnVisitors', { shape, days, seed, visitors: source.visitors })
    },
    answer(report: SimulationReport): string {
      const desks = fewestDesks(report)
      return desks === null ? say('noAnswer', { minutes: report.wait }) : say('answer', { desks, minutes: report.wait })
    },
    ended({ ticketsEnded }: DeskSummary): string {
      return ticketsEnded === null ? '–' : ticketsEnded.time
    },
    endedEarly({ ticketsEnded, days }: DeskSummary): string {
      return ticketsEnded && ticketsEnded.early > 0 ? say('early', { days: ticketsEnded.early, all: days }) : ''
    },
    officeName: ({ office }: SimulationReport) => office.name[language] ?? office.name.pl,
  }
}

/** Refusals of all numbers of desks, the most frequent first. */
export function refusalReasons(results: readonly DeskSummary[]): string[] {
  const sums = new Map<string, number>()
  for (const { refused } of results)
    for (const [why, people] of Object.entries(refused)) sums.set(why, (sums.get(why) ?? 0) + people)
  return [...sums].sort((a, b) => b[1] - a[1]).map(([why]) => why)
}

export const refusedIn = ({ refused }: DeskSummary): number => Object.values(refused).reduce((a, b) => a + b, 0)
