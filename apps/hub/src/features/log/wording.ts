import { words } from '@poczekalnia/locales'
import type { Language, Localized } from '@poczekalnia/protocol'
import type { Office } from '@poczekalnia/queue-core'
import type { LogData, LogEntry } from './events-between.ts'
import { kindOfType } from './kinds.ts'
import type { Names } from './names.ts'

/** One event as a sentence in a language. */
export function wordEvent(entry: LogEntry, language: Language, about: { office: Office; names: Names }): string {
  const t = words(language)
  if (!Object.hasOwn(kindOfType, entry.type)) return t('log:other', { type: entry.type })
  return t(`log:event.${variantOf(entry)}`, valuesOf(entry, language, about))
}

/** Who did it, as people would say it: "Anna Nowak (clerk)", "ticket machine Hol". */
export function wordActor(actor: string, language: Language): string {
  const t = words(language)
  const [kind = '', ...rest] = actor.split(':')
  const name = rest.join(':')
  const known = ['clerk', 'supervisor', 'administrator', 'kiosk', 'counter', 'display', 'printer', 'clock', 'hub']
  if (![...known, 'operator', 'demonstration', 'booking-site', 'visitor', 'program', 'directory'].includes(kind))
    return actor
  return t(`log:actor.${kind}`, { name }).trim()
}

/** Which of an event's sentences tells it. */
export function variantOf({ type, data }: Pick<LogEntry, 'type' | 'data'>): string {
  switch (type) {
    case 'TicketIssued':
      return data.booking === null ? type : 'TicketIssuedBooked'
    case 'BookingLinked':
      return data.anew ? 'BookingLinkedAnew' : type
    case 'TicketTransferred':
      return 'queue' in (data.to as object) ? 'TicketTransferredToQueue' : 'TicketTransferredToDesk'
    case 'TicketReturned':
      return data.until === undefined ? type : 'TicketReturnedUntil'
    case 'DeskOpened':
      return data.takenFrom === null ? type : 'DeskTakenOver'
    case 'DeskPaused':
      return data.reason === null ? type : 'DeskPausedFor'
    case 'PriorityGiven':
      return data.ground === null ? 'PriorityTaken' : type
    case 'TicketsResumed':
      return data.despiteMany ? 'TicketsResumedDespiteMany' : type
    case 'TicketsStopped':
      return data.until === undefined ? type : 'TicketsStoppedUntil'
    case 'SignInRefused':
      return data.id === null ? 'SignInRefusedUnknown' : type
    case 'LockedOut':
      return data.id === null ? 'LockedOutUnknown' : type
    case 'QueuesChanged':
      return data.queues === null ? 'QueuesAll' : type
    default:
      return type
  }
}

/** Every variant that `variantOf` may answer beside the types themselves. */
export const variants = [
  'TicketIssuedBooked',
  'BookingLinkedAnew',
  'TicketTransferredToQueue',
  'TicketTransferredToDesk',
  'TicketReturnedUntil',
  'DeskTakenOver',
  'DeskPausedFor',
  'PriorityTaken',
  'TicketsStoppedUntil',
  'TicketsResumedDespiteMany',
  'SignInRefusedUnknown',
  'LockedOutUnknown',
  'QueuesAll',
]

/** What a sentence may name, by the fields that events have. */
function valuesOf(
  { type, data }: LogEntry,
  language: Language,
  { office, names }: { office: Office; names: Names },
): Record<string, string | number> {
  const t = words(language)
  const ticket = names.ticket(data.ticket)
  const to = (data.to ?? {}) as { queue?: string; desk?: number }
  const own = (text: unknown) => {
    const named = text as Localized | undefined
    return named ? (named[language] ?? named.pl) : ''
  }
  const reason = () => {
    if (type === 'TicketCalled') return t(`counter:reason.${data.reason}`)
    const { cancelReasons, pauseReasons } = office.profile
    const found = [...cancelReasons, ...pauseReasons].find(({ id }) => id === data.reason)
    return found ? own(found.name) : String(data.reason ?? '')
  }
  return {
    number: ticket?.number ?? String(data.number ?? '?'),
    queue: names.queue(to.queue ?? data.queue ?? ticket?.queue, language),
    queues: ((data.queues ?? []) as string[]).map((id) => names.queue(id, language)).join(', '),
    desk: to.desk ?? Number(data.desk ?? 0),
    visit: names.visit(data.booking, language),
    reason: reason(),
    from: String((data.takenFrom as { name?: string } | null)?.name ?? ''),
    time: timeOf(data, office),
    date: String(data.date ?? data.before ?? ''),
    text: own(data.text),
    right: data.right === undefined ? '' : t(`log:right.${data.right}`),
    rights: ((data.rights ?? []) as string[]).map((one) => t(`log:right.${one}`)).join(', '),
    hook: String(data.hook ?? ''),
    name: data.name === undefined ? nameOf(type, data, names) : String(data.name),
    role: data.role === undefined ? '' : t(`staff:role.${data.role}`),
    device: data.kind === undefined ? '' : t(`log:device.${data.kind}`),
    people: Number(data.people ?? 0),
    found: Number(data.found ?? 0),
    cases: Number(data.cases ?? 0),
    letters: Number(data.letters ?? 0),
    hours: hoursOf(data) ?? t('log:wholeDay'),
    line: String(data.line ?? ''),
    what: type === 'DrawEntryChanged' ? t(`log:entry.${data.act}`, { reason: reason() }) : '',
    times: ((data.refusals ?? []) as { times: number }[]).reduce((sum, { times }) => sum + times, 0),
    seconds: Number(data.seconds ?? 0),
    version: Number(data.version ?? 0),
    first: String(data.from ?? '').padStart(3, '0'),
  }
}

function hoursOf({ begins, ends }: LogData): string | null {
  return begins || ends ? `${begins ?? '00:00'}–${ends ?? '24:00'}` : null
}

const nameOf = (type: string, { id }: LogData, names: Names) =>
  type.startsWith('Device') || type === 'PairingCodeMade' ? names.device(id) : names.account(id)

function timeOf({ closes, time, until }: LogData, office: Office): string {
  if (typeof until === 'number') return office.time.hourAndMinute(until)
  return String(closes ?? time ?? '')
}
