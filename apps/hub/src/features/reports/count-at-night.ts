import type { Logger } from '@poczekalnia/server/logger'
import type { OfficeSession } from '../../office/session.ts'
import type { ReportMaker } from './report-maker.ts'

/**
 * How long after the day was closed its figures are made, milliseconds: a day that is closed late is closed at a start.
 */
const LATER_MS = 30_000

/**
 * Has the figures made once a day, after it was closed, so that the first report of the morning waits for no more than
 * a day's log.
 * @returns stops it
 */
export function countAtNight(session: OfficeSession, maker: ReportMaker, log: Logger): () => void {
  let timer: NodeJS.Timeout | undefined
  session.onRecorded((recorded) => {
    if (!recorded.some(({ event }) => event.type === 'DayClosed')) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      maker.ask({ kind: 'count' }).catch((error) => log.warn({ err: error }, 'the figures could not be counted'))
    }, LATER_MS)
    timer.unref()
  })
  return () => clearTimeout(timer)
}
