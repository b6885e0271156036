import type { Warning } from '@poczekalnia/protocol'
import type { RecordedEvent } from '@poczekalnia/queue-core'
import type { EventReader, StoredEvent } from '@poczekalnia/queue-core/store'
import { officeModel } from '../../office/office-model.ts'
import type { OfficeSession } from '../../office/session.ts'
import { type HookData, type HookType, hookEventOf } from './hook-event.ts'
import type { Next } from './runner.ts'

/** Events of the log that are looked at in one go. */
const AT_ONCE = 200

/** So far back a ticket that is told of was issued at most: a day, and the night before it. */
const DAYS_BACK_MS = 2 * 24 * 3_600_000

/**
 * What one hook is told, in the order of the log: each message with an id that stays the same at every try. It is made
 * of the log alone, of what was so at that moment: told again by another hub, it is the same to the letter.
 */
export function hookMessages(parts: {
  session: Pick<OfficeSession, 'office'>
  log: EventReader
  wants: (type: HookType) => boolean
}): (after: number) => Promise<Next | null> {
  const { session, log, wants } = parts
  const tickets = new Map<string, { number: string; queue: string }>()
  let isSeeded = false
  let read: Next[] = []

  const known = (ticket: string) => tickets.get(ticket) ?? null
  const take = (event: RecordedEvent['event']) => {
    if (event.type === 'TicketIssued') tickets.set(event.ticket, { number: event.number, queue: event.queue })
    const moved = event.type === 'TicketTransferred' ? tickets.get(event.ticket) : undefined
    if (event.type === 'TicketTransferred' && moved && 'queue' in event.to)
      tickets.set(event.ticket, { ...moved, queue: event.to.queue })
    if (event.type === 'DayClosed') tickets.clear()
  }
  const nextOf = (version: number, { at, event }: RecordedEvent): Next => {
    const { office } = session
    take(event)
    const told = hookEventOf(event, known, office.time.stamp)
    if (!told || !wants(told.type)) return { version, message: null }
    const id = `${office.profile.id}.${version}`
    return { version, message: { id, body: bodyOf(office.profile.id, office.time.stamp(at), told) } }
  }
  /** Tickets that were issued before what is told next. */
  const seed = async (stream: string, before: StoredEvent) => {
    const from = await log.versionBefore(stream, before.at - DAYS_BACK_MS)
    for await (const stored of log.read(stream, from)) {
      if (stored.version >= before.version) break
      take(officeModel.fromStored(stored).event)
    }
    isSeeded = true
  }

  return async (after) => {
    read = read.filter(({ version }) => version > after)
    if (read.length === 0) {
      const stream = session.office.profile.id
      for await (const stored of log.read(stream, after)) {
        if (!isSeeded) await seed(stream, stored)
        read.push(nextOf(stored.version, officeModel.fromStored(stored)))
        if (read.length >= AT_ONCE) break
      }
    }
    // What is not told is passed over in one step.
    return read.find(({ message }) => message !== null) ?? read.at(-1) ?? null
  }
}

/** What needs somebody now, told when it is other than what was told last; the first time in any case. */
export function warningMessages(parts: {
  session: Pick<OfficeSession, 'office' | 'now'>
  warnings: () => readonly Warning[]
}): { next(): Next['message']; taken(message: NonNullable<Next['message']>): void } {
  const { session, warnings } = parts
  let told: string | null = null
  let open: { keys: string; message: NonNullable<Next['message']> } | null = null
  return {
    next() {
      if (open) return open.message
      const now = warnings()
      const keys = now.map(keyOf).sort().join('\n')
      if (keys === told) return null
      const { profile, time } = session.office
      const at = session.now()
      const data = { warnings: now }
      const body = bodyOf(profile.id, time.stamp(at), { type: 'warnings.changed', data })
      open = { keys, message: { id: `${profile.id}.warnings.${at}`, body } }
      return open.message
    },
    taken(message) {
      if (open?.message !== message) return
      told = open.keys
      open = null
    },
  }
}

const bodyOf = (office: string, timestamp: string, { type, data }: { type: HookType; data: HookData }): string =>
  JSON.stringify({ type, timestamp, office, data })

/** Minutes and numbers of people change all the time: what a warning is about does not. */
function keyOf(warning: Warning): string {
  const about = ['queue', 'machine', 'display', 'desk', 'hook'].flatMap((name) =>
    name in warning ? [String(warning[name as keyof Warning])] : [],
  )
  return [warning.what, ...about].join(' ')
}
