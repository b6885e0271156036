import { cardDocument } from '@poczekalnia/printer/card-document'
import {
  type CardToHub,
  type InformationJob,
  type KioskCard,
  type KioskView,
  PrintCard,
  type PrintOutcome,
  type PrintState,
} from '@poczekalnia/protocol'
import { newId } from '@poczekalnia/server/ids'
import { refused } from '../../transport/refused.ts'
import type { DeviceConnection } from '../../transport/sockets/admit.ts'
import { type Listeners, listener } from '../../transport/sockets/dispatch.ts'
import type { CardShelf } from './card-shelf.ts'
import { paperLimit } from './paper-limit.ts'

/** Lists whose outcome is remembered, and keys that are answered as before. */
const REMEMBERED = 50
/** A list is not printed any more this long after it was asked for, milliseconds: its reader has gone. */
const PRINT_WITHIN_MS = 60_000

/** The office's cards, for the machines and for whoever prints them. */
export type CardService = {
  /** What the machines are told of them. */
  told(): KioskCard[]
  /** What a machine may do with them. */
  listeners(connection: DeviceConnection): Listeners<CardToHub>
  /** How the newest lists fared, by the id that was acknowledged. */
  prints(): Record<string, PrintState>
}

/**
 * @param parts.print brings a job to the printer of a machine; answers how it ended
 * @param parts.url the office's address for phones
 */
export function cardService(parts: {
  shelf: CardShelf
  office: () => string
  url: string
  print: (machine: string, job: InformationJob) => Promise<PrintOutcome>
  onChange: () => void
}): CardService {
  const { shelf, office, url } = parts
  const limit = paperLimit()
  const prints = new Map<string, PrintState>()
  const known = new Map<string, { print: string; asked: string }>()

  const settle = (print: string, state: PrintState) => {
    prints.set(print, state)
    shorten(prints)
    parts.onChange()
  }

  return {
    told: () => shelf.now().map(({ id, title, queues }) => ({ id, title, queues, page: `/c/${id}` })),
    prints: () => Object.fromEntries(prints),
    listeners: (connection) => ({
      'print-card': listener(PrintCard, ({ card: id, purpose, language, key }) => {
        const machine = connection.device.id
        const asked = [id, purpose, language].join('/')
        const before = key === undefined ? undefined : known.get(`${machine}/${key}`)
        if (before) return before.asked === asked ? { ok: true, print: before.print } : refused({ code: 'key-reused' })
        const card = shelf.now().find((one) => one.id === id)
        if (!card) return refused({ code: 'card-unknown', card: id })
        const purposes = card.groups.flatMap((group) => group.purposes.map((one) => one.id))
        if (purposes.length > 0 ? !purposes.includes(purpose ?? '') : purpose !== undefined) {
          const expected = purposes.length > 0 ? `one of ${purposes.join(', ')}` : 'nothing: this card has no purposes'
          return refused({ code: 'bad-request', field: 'purpose', expected })
        }
        const seconds = limit(machine, performance.now())
        if (seconds > 0) return refused({ code: 'rate-limited', seconds })
        const print = newId()
        if (key !== undefined) known.set(`${machine}/${key}`, { print, asked })
        shorten(known)
        settle(print, { state: 'printing' })
        const pageUrl = `${url}/c/${id}?${new URLSearchParams({ language, ...(purpose && { purpose }) })}`
        const document = cardDocument({ office: office(), card, purpose: purpose ?? null, language, pageUrl })
        void parts
          .print(machine, { id: `card:${print}`, information: id, printWithinMs: PRINT_WITHIN_MS, document })
          .then((outcome) => settle(print, stateOf(outcome)))
        return { ok: true, print }
      }),
    }),
  }
}

/** What a machine is shown, with its cards and how their lists fared. */
export function withCards(view: KioskView, desk: CardService): KioskView {
  const cards = desk.told()
  return { ...view, ...(cards.length > 0 && { cards }), prints: { ...view.prints, ...desk.prints() } }
}

const stateOf = (outcome: PrintOutcome): PrintState =>
  outcome.outcome === 'printed' ? { state: 'printed' } : { state: 'failed', reason: outcome.reason }

function shorten(map: Map<string, unknown>): void {
  while (map.size > REMEMBERED) map.delete(map.keys().next().value as string)
}
