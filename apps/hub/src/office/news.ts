import type { RecordedEvent } from '@poczekalnia/queue-core'
import type { OfficeSession } from './session.ts'

/** A view is sent at least this often, milliseconds: a screen without news for 10 s knows that it is stale. */
const NEWS_EVERY_MS = 4_000

/** Who is told that what it shows may be another by now. */
export type NewsListener = {
  /** What has been recorded, once it is on disk. */
  onRecorded?(recorded: readonly RecordedEvent[]): void
  /** Something is other than before. */
  mark?(): void
  /** Somebody was called: who has this is told before everybody else. */
  called?(): void
}

export type News = {
  /** Something changed that no event tells of: the minute, a printer's state. */
  mark(): void
  /** From now on these are told, in this order. */
  tell(listeners: readonly NewsListener[]): void
  stop(): void
}

/** Tells screens what has happened. Acts that shared a write are told of together. */
export function openNews(session: Pick<OfficeSession, 'onRecorded'>): News {
  let listeners: readonly NewsListener[] = []
  let timer: NodeJS.Timeout | undefined
  let called = false
  let telling = false
  const mark = () => {
    for (const listener of listeners) listener.mark?.()
  }
  /** A call goes to the displays first; what everybody else sees can follow. */
  const tell = () => {
    telling = false
    for (const listener of listeners)
      if (listener.called && called) listener.called()
      else if (listener.called) listener.mark?.()
    called = false
    setImmediate(() => {
      for (const listener of listeners) if (!listener.called) listener.mark?.()
    })
  }
  session.onRecorded((recorded) => {
    for (const listener of listeners) listener.onRecorded?.(recorded)
    called ||= recorded.some(({ event }) => event.type === 'TicketCalled' || event.type === 'TicketRecalled')
    if (telling) return
    telling = true
    queueMicrotask(tell)
  })
  return {
    mark,
    tell(to) {
      listeners = to
      timer ??= setInterval(mark, NEWS_EVERY_MS)
    },
    stop: () => clearInterval(timer),
  }
}
