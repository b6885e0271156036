import { setImmediate } from 'node:timers/promises'
import type { EventReader } from '@poczekalnia/queue-core/store'

/** An event of the log with the stream that it stands in. */
export type LogEntry = { stream: string; version: number; at: number; actor: string; type: string; data: LogData }

/** Whatever an event tells; which fields there are, its type says. */
export type LogData = Record<string, unknown>

/** Events after which others get their turn: a long day must not keep a call waiting. */
const TURN = 256

/**
 * Everything that happened from one instant to another, in all streams, oldest first. Where it begins is found without
 * reading what was before, so that a day of last year costs as much as today.
 * @param from epoch ms @param to epoch ms, not itself within
 */
export async function eventsBetween(
  store: EventReader,
  streams: readonly string[],
  from: number,
  to: number,
): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (const stream of streams) {
    let read = 0
    for await (const { version, at, actor, type, data } of store.read(
      stream,
      await store.versionBefore(stream, from),
    )) {
      if (at >= to) break
      entries.push({ stream, version, at, actor, type, data: data as LogData })
      read++
      if (read % TURN === 0) await setImmediate()
    }
  }
  return entries.sort((a, b) => a.at - b.at || a.stream.localeCompare(b.stream) || a.version - b.version)
}
