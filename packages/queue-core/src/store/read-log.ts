import type { StoredEvent } from './event-store.ts'
import { openReadOnly } from './open-database.ts'
import { SqliteStore } from './sqlite-store.ts'
import { streamsOf } from './walk.ts'

export type Log = {
  streams: string[]
  read(stream: string, after?: number): AsyncIterable<StoredEvent>
  close(): void
}

/** Opens a file's log to read it, also while a hub runs on it. @throws StoreFailure when there is none */
export function openLog(file: string): Log {
  const db = openReadOnly(file)
  const store = new SqliteStore(db, file)
  return { streams: streamsOf(db), read: (stream, after) => store.read(stream, after), close: () => store.close() }
}
