import type { DayReport, Report, ReportQuery } from '@poczekalnia/protocol'
import { officeTime, reports } from '@poczekalnia/queue-core/reports'
import { type Counted, countLog, type Figures, type Log, type Subject } from '@poczekalnia/queue-core/store'

/** What is asked of the figures. Each first counts what the log has that is not yet in them. */
export type Ask =
  | { kind: 'report'; query: ReportQuery }
  | { kind: 'day'; date: string }
  /** Only counts. */
  | { kind: 'count' }

export type Answers = { report: Report; day: DayReport; count: Counted }

/** Answers from the figures beside the log, brought up to it. @throws StoreFailure */
export async function answerAsk(
  { log, figures, subject }: { log: Pick<Log, 'read'>; figures: Figures; subject: Subject },
  ask: Ask,
): Promise<Answers[Ask['kind']]> {
  const counted = await countLog(log, figures, subject)
  const upTo = counted.version > 0 ? officeTime(subject.zone).stamp(counted.lastAt) : null
  switch (ask.kind) {
    case 'report': {
      const { from, to, by, queue = null } = ask.query
      const { rows, total } = await reports(figures.days(from, to), [by], queue)
      return { from, to, by, queue, rows: rows[by], total, upTo }
    }
    case 'day': {
      const { date } = ask
      const { rows, total } = await reports(figures.days(date, date), ['hour', 'queue', 'desk'], null)
      return {
        date,
        total,
        hours: rows.hour,
        queues: rows.queue,
        desks: rows.desk,
        ...(await figures.notes(date)),
        upTo,
      }
    }
    case 'count':
      return counted
    default:
      return ask satisfies never
  }
}
