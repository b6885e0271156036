import { type Following, nothingFollowed, projectReport } from '../reports/project-report.ts'
import { type DaySheet, emptySheet } from '../reports/sheet.ts'
import type { OfficeEvent } from '../ticketing/events.ts'
import { officeTime } from '../time/office-time.ts'
import type { EventStore, StoredEvent } from './ports/store.ts'
import type { Counted, Progress, ReportsFile, Subject } from './sqlite/figures.ts'

/** Events that are counted before what came of them is kept: a rebuild that is broken off goes on from there. */
const STEP = 20_000

/**
 * Counts what the log holds and the figures don't yet, in steps. The figures follow the log by version and hash: figures of a log
 * that was since replaced (an older backup was restored) are counted anew from its start.
 * @param onStep told after each step how far it is
 * @throws StoreFailure when the log is damaged; what was counted before stays
 */
export async function countLog(
  log: Pick<EventStore, 'read'>,
  file: ReportsFile,
  subject: Subject,
  onStep: (counted: Counted) => void = () => undefined,
): Promise<Counted> {
  const time = officeTime(subject.zone)
  const nothing = (): Progress => ({ version: 0, hash: '', lastAt: 0, following: nothingFollowed() })
  for (;;) {
    let from = file.progress(subject)
    if (!from || !(await follows(log, subject, from))) {
      file.forget()
      from = nothing()
    }
    let done: Progress = from
    let step = newStep(file, from.following)
    let taken = false
    const keep = () => {
      taken = !file.save(subject, from?.version ?? 0, step.sheets.values(), done)
      from = done
      step = newStep(file, done.following)
      onStep(done)
    }
    for await (const stored of log.read(subject.stream, from.version)) {
      projectReport(step.following, { at: stored.at, event: eventOf(stored) }, time, step.sheetOf)
      done = { version: stored.version, hash: stored.hash, lastAt: stored.at, following: step.following }
      if (done.version - from.version >= STEP) keep()
      if (taken) break
    }
    if (!taken && done.version > from.version) keep()
    // Somebody else has counted meanwhile: see how far they came.
    if (!taken) return { version: done.version, hash: done.hash, lastAt: done.lastAt }
  }
}

type Step = { following: Following; sheets: Map<string, DaySheet>; sheetOf(date: string): DaySheet }

function newStep(file: ReportsFile, following: Following): Step {
  const sheets = new Map<string, DaySheet>()
  return {
    following,
    sheets,
    sheetOf(date) {
      let sheet = sheets.get(date)
      if (!sheet) {
        sheet = file.sheet(date) ?? emptySheet(date)
        sheets.set(date, sheet)
      }
      return sheet
    },
  }
}

/** Whether the log still holds, at its place, the last event that was counted. */
async function follows(
  log: Pick<EventStore, 'read'>,
  { stream }: Subject,
  { version, hash }: Counted,
): Promise<boolean> {
  if (version === 0) return true
  for await (const stored of log.read(stream, version - 1)) return stored.hash === hash
  return false
}

const eventOf = ({ type, data }: StoredEvent) => ({ type, ...(data as object) }) as OfficeEvent
