import { setImmediate } from 'node:timers/promises'
import type { LogPage, LogRow } from '@poczekalnia/protocol'
import { daysOf, type LogAsked } from './query.ts'
import { type LogParts, type LookedDay, readDay, rowOf } from './read-day.ts'
import { wordActor } from './wording.ts'

/** Rows of one answer. */
const PAGE = 200
/**
 * Events that are read for one answer before it says how far it came: it is there within a second or so, however rare
 * what is looked for.
 */
const MOST_READ = 20_000
/** What looking for the beginning of a day costs, in events. */
const A_DAY = 200

/**
 * One page of the days that were asked for, the newest first. One day is always read whole, so that its rows can be
 * counted; of several, days are read backwards until the page is full or enough was read.
 */
export async function readPage(query: LogAsked, parts: LogParts): Promise<LogPage> {
  const { session } = parts
  const { time } = session.office
  const { from, to } = daysOf(query, time.wall(session.now()).date)
  const rows: LogRow[] = []
  const actors = new Set<string>()
  const answer = (reached: string, total: number | null, next: LogPage['next']): LogPage => ({
    date: to,
    from,
    reached,
    total,
    rows,
    next,
    actors: [...actors]
      .map((actor) => ({ actor, who: wordActor(actor, query.language) }))
      .sort((a, b) => a.who.localeCompare(b.who, query.language)),
  })
  /** Adds a day's rows, from those that are left on. @returns how many are then left */
  const add = (looked: LookedDay, left: number): number => {
    for (const { actor } of looked.entries) actors.add(actor)
    // Counted from the oldest on: what happens meanwhile moves nothing.
    const end = Math.min(left, looked.rows.length)
    const start = Math.max(0, end - (PAGE - rows.length))
    for (const entry of looked.rows.slice(start, end).reverse())
      rows.push(rowOf(entry, query.language, looked.names, session))
    return start
  }

  if (from === to) {
    const looked = await readDay(from, query, parts)
    const left = add(looked, query.after === undefined ? Number.POSITIVE_INFINITY : Number(query.after))
    return answer(from, looked.rows.length, left > 0 ? left : null)
  }
  let [day = to, counted] = query.after?.split(':') ?? []
  for (let read = 0; ; ) {
    const looked = await readDay(day, query, parts)
    const left = add(looked, counted === undefined ? Number.POSITIVE_INFINITY : Number(counted))
    if (left > 0) return answer(day, null, `${day}:${left}`)
    if (day <= from) return answer(day, null, null)
    read += looked.entries.length + A_DAY
    const before = time.plusDays(day, -1)
    if (rows.length >= PAGE || read >= MOST_READ) return answer(day, null, before)
    day = before
    counted = undefined
    await setImmediate()
  }
}
