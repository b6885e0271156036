import type { ClosedReason, KioskView, WireError } from '@poczekalnia/protocol'
import { type HubClock, inSentence } from '@poczekalnia/ui'
import type { TFunction } from 'i18next'
import type { Entry } from './machine-state.ts'
import { dayName, formatNext } from './times.ts'

/**
 * A queue's name in the visitor's language, to be shown by itself or in a sentence (`Unbroken`); the id when the office
 * has just dropped that queue.
 */
export function queueName(view: KioskView, id: string, language: string): string {
  const queue = view.queues.find((one) => one.id === id) ?? view.bookedQueues.find((one) => one.id === id)
  return queue ? inSentence(queue.name, language) : id
}

export type Refusal = {
  title: string
  text: string
  /** A number to show large: the ticket that this visit already has. */
  number?: string
  /** Offer the page for who has no booking. */
  information?: boolean
  /** Whether trying again can help. */
  again: boolean
}

/** That tickets may come again today, of reasons that nobody knows the end of. */
function stopHope(reason: ClosedReason, t: TFunction): string | null {
  if (reason === 'too-many-waiting') return t('kiosk:queue.mayOpenAgain')
  return reason === 'stopped' ? t('kiosk:queue.stoppedText') : null
}

/**
 * A refusal in words for the person who must now do something (ALL-3): what happened, and what to do next.
 * @param kind what the visitor proves the booking with, as the words name it
 */
export function refusal(
  error: WireError,
  view: KioskView,
  clock: HubClock,
  language: string,
  t: TFunction,
  kind: Entry['kind'],
): Refusal {
  const name = (id: string) => queueName(view, id, language)
  const text = (facts: Record<string, unknown> = {}) => t(`errors:${error.code}`, facts)
  const nextTime = (next: string | null, key: 'next' | 'otherwise' = 'next') =>
    next && t(`kiosk:queue.${key}`, { when: formatNext(next, clock, language, t) })
  const said = (...sentences: (string | null)[]) => sentences.filter(Boolean).join(' ')
  const title = (key: string = error.code) => t(`kiosk:refused.${key}`)
  switch (error.code) {
    case 'pin-unknown':
      if (kind === 'pin') return { title: title(), text: text(), again: true }
      return { title: t(`kiosk:${kind}.unknown`), text: t(`kiosk:${kind}.unknownText`), again: true }
    case 'bad-request':
      return { title: t('kiosk:code.unreadable'), text: t('kiosk:code.unreadableText'), again: true }
    case 'visit-unknown':
      return { title: title(), text: text(), again: true }
    case 'ticket-unknown':
      return { title: title(), text: t('kiosk:refused.ticket-unknownText'), again: false }
    case 'ticket-day-over':
      return { title: title(), text: text(), again: false }
    case 'visit-early': {
      const { closes } = error
      const ends = closes === undefined ? null : t('kiosk:visit.closesAt', { closes })
      return { title: title(), text: said(text({ ...error, queue: name(error.queue) }), ends), again: false }
    }
    case 'visit-late':
      return { title: title(), text: text({ ...error, queue: name(error.queue) }), information: true, again: false }
    case 'visit-used':
      return { title: title(), text: text({ ...error, queue: name(error.queue) }), number: error.number, again: false }
    case 'visit-another-day': {
      const date = dayName(error.date, language)
      if (error.date > clock.plainDate()) {
        const come = kind === 'number' ? t('kiosk:number.anotherDay', { date }) : text({ date })
        return { title: title(), text: come, again: false }
      }
      return { title: title('past'), text: t('kiosk:refused.pastText', { date }), information: true, again: false }
    }
    case 'no-ticket-needed':
      return { title: title(), text: text({ ...error, queue: name(error.queue) }), number: error.number, again: false }
    case 'visit-other-queue':
    case 'queue-not-walk-in':
      return { title: title(), text: text({ queue: name(error.queue) }), again: false }
    case 'too-many-tries':
    case 'rate-limited':
      return { title: title('wait'), text: text({ ...error }), again: true }
    case 'visit-cancelled':
      return {
        title: title(),
        text: text({ hour: error.hour, reason: inSentence(error.reason, language) }),
        information: true,
        again: false,
      }
    case 'office-closed-early':
      return { title: t('kiosk:queue.closed-early'), text: text({ ...error, queue: name(error.queue) }), again: false }
    case 'queue-closed':
      return { title: title(), text: said(text({ queue: name(error.queue) }), nextTime(error.next)), again: false }
    case 'queue-full': {
      const { reason, next } = error
      const full = text({ queue: name(error.queue) })
      const hope = reason === 'stopped' && next !== null ? full : stopHope(reason, t)
      // What the supervisor wrote says why better than we can.
      const why = error.text ? inSentence(error.text, language) : (hope ?? full)
      const when = nextTime(next, reason === 'too-many-waiting' ? 'otherwise' : 'next')
      return { title: t(`kiosk:queue.${reason}`), text: said(why, when), again: false }
    }
    case 'queue-unknown':
      return { title: title('other'), text: text({ queue: error.queue }), again: false }
    default:
      // The rest cannot happen to a machine that works; should one, a person at a desk helps.
      return { title: title('other'), text: t('kiosk:refused.otherText'), again: true }
  }
}
