import { setImmediate } from 'node:timers/promises'
import { words } from '@poczekalnia/locales'
import { csvLine, csvStart } from '../../transport/http/csv.ts'
import { daysOf, type Filters } from './query.ts'
import { type LogParts, readDay, rowOf } from './read-day.ts'

/** Lines that are worded before others get their turn. */
const TURN = 256

/** The days that were asked for as a CSV file, oldest first, a day in memory at a time. */
export async function* logCsv(query: Filters, parts: LogParts): AsyncGenerator<string> {
  const { session } = parts
  const { time } = session.office
  const { from, to } = daysOf(query, time.wall(session.now()).date)
  const t = words(query.language)
  const heads = (['date', 'time', 'who', 'kind', 'number', 'what'] as const).map((key) => t(`log:column.${key}`))
  yield csvStart + csvLine(heads, 'always')
  for (const day of time.dates(from, to)) {
    const { rows, names } = await readDay(day, query, parts)
    for (let start = 0; start < rows.length; start += TURN) {
      await setImmediate()
      yield rows
        .slice(start, start + TURN)
        .map((entry) => {
          const { at, who, kind, number, text } = rowOf(entry, query.language, names, session)
          return csvLine([at.slice(0, 10), at.slice(11, 19), who, t(`log:kind.${kind}`), number ?? '', text], 'always')
        })
        .join('')
    }
    await setImmediate()
  }
}
