import { type Following, nothingFollowed, projectReport, sheetsNeeded } from '../reports/project-report.ts'
import { type DaySheet, emptySheet } from '../reports/sheet.ts'
import type { OfficeEvent } from '../ticketing/events.ts'
import { type OfficeTime, officeTime } from '../time/office-time.ts'
import type { EventReader, StoredEvent } from './ports/events.ts'
import type { Counted, Figures, Progress, Subject } from './ports/figures.ts'

/** Events that are counted before what came of them is kept: a rebuild that is broken off goes on from there. */
const STEP = 20_000

/**
 * Counts what the log holds and the figures don't yet, in steps. The figures follow the log by version and hash:
 * figures of a log that was since replaced (an older backup was restored) are counted anew from its start.
 * @param onStep told after each step how far it is
 * @throws StoreFailure when the log is damaged; what was counted before stays
 */
export async function countLog(
  log: Pick<EventReader, 'read'>,
  figures: Figures,
  subject: Subject,
  onStep: (counted: Counted) => void = () => undefined,
): Promise<Counted> {
  const time = officeTime(subject.zone)
  const dateOf = dateFinder(time)
  const nothing = (): Progress => ({ version: 0, hash: '', lastAt: 0, following: nothingFollowed() })
  for (;;) {
    let from = await figures.progress(subject)
    if (!from || !(await follows(log, subject, from))) {
      await figures.forget()
      from = nothing()
    }
    let done: Progress = from
    let step = newStep(figures, from.following)
    let taken = false
    const keep = async () => {
      taken = !(await figures.save(subject, from?.version ?? 0, [...step.sheets.values()], done))
      from = done
      step = newStep(figures, done.following)
      onStep(done)
    }
    for await (const stored of log.read(subject.stream, from.version)) {
      const happened = { at: stored.at, event: eventOf(stored) }
      const missing = sheetsNeeded(step.following, happened, dateOf(stored.at)).filter(
        (date) => !step.fetched.has(date),
      )
      for (const date of missing) await step.fetch(date)
      projectReport(step.following, happened, time, step.sheetOf)
      done = { version: stored.version, hash: stored.hash, lastAt: stored.at, following: step.following }
      if (done.version - from.version >= STEP) await keep()
      if (taken) break
    }
    if (!taken && done.version > from.version) await keep()
    // Somebody else has counted meanwhile: see how far they came.
    if (!taken) return { version: done.version, hash: done.hash, lastAt: done.lastAt }
  }
}

type Step = {
  following: Following
  /** Sheets that were looked up, by date, and those of them that were counted into. */
  fetched: Map<string, DaySheet>
  sheets: Map<string, DaySheet>
  /** Gets a date's sheet, so that the next event can be counted into it. */
  fetch(date: string): Promise<void>
  sheetOf(date: string): DaySheet
}

function newStep(figures: Figures, following: Following): Step {
  const [fetched, sheets] = [new Map<string, DaySheet>(), new Map<string, DaySheet>()]
  return {
    following,
    fetched,
    sheets,
    async fetch(date) {
      fetched.set(date, (await figures.sheet(date)) ?? emptySheet(date))
    },
    sheetOf(date) {
      const sheet = fetched.get(date)
      if (!sheet) throw new Error(`the sheet of ${date} was not asked for before its event`)
      sheets.set(date, sheet)
      return sheet
    },
  }
}

/** Tells the date of an instant; within one day the wall is looked up once. */
function dateFinder(time: OfficeTime): (at: number) => string {
  let [date, from, to] = ['', 0, 0]
  return (at) => {
    if (at >= from && at < to) return date
    date = time.wall(at).date
    from = time.instant(date, '00:00')
    to = time.instant(time.plusDays(date, 1), '00:00')
    return date
  }
}

/** Whether the log still holds, at its place, the last event that was counted. */
async function follows(
  log: Pick<EventReader, 'read'>,
  { stream }: Subject,
  { version, hash }: Counted,
): Promise<boolean> {
  if (version === 0) return true
  for await (const stored of log.read(stream, version - 1)) return stored.hash === hash
  return false
}

const eventOf = ({ type, data }: StoredEvent) => ({ type, ...(data as object) }) as OfficeEvent
