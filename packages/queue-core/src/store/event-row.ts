import { RowsRefused } from './errors.ts'
import type { EventRow } from './hash-chain.ts'
import type { NewEvent, StoredEvent } from './ports/events.ts'

/**
 * An event as it will be kept. Everything that a database could refuse is refused here, before any transaction begins.
 *
 * @throws RowsRefused for a time that is not whole milliseconds, data that JSON cannot hold, a broken text.
 */
export function toRow(event: NewEvent): EventRow {
  if (!Number.isSafeInteger(event.at)) throw new RowsRefused(`the time of ${event.type} is not whole milliseconds`)
  for (const text of [event.type, event.actor, event.key ?? '']) assertText(text)
  const data = json(event)
  return { at: event.at, actor: event.actor, key: event.key ?? null, type: event.type, data }
}

/**
 * @throws RowsRefused for a lone surrogate: UTF-8 has no bytes for it, so what is read back would not be what was
 * hashed.
 */
export function assertText(text: string): void {
  if (!text.isWellFormed()) throw new RowsRefused('a text is not well-formed Unicode')
}

function json({ type, data }: NewEvent): string {
  try {
    const text = JSON.stringify(data)
    if (text !== undefined) return text
  } catch (error) {
    throw new RowsRefused(`the data of ${type} is not JSON`, error)
  }
  throw new RowsRefused(`the data of ${type} is not JSON`)
}

export function toStoredEvent(version: number, row: EventRow, hash: string): StoredEvent {
  const { at, actor, key, type } = row
  const event = { version, at, actor, type, data: JSON.parse(row.data) as unknown, hash }
  return key === null ? event : { ...event, key }
}
