import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TicketDocument } from '@poczekalnia/protocol'
import { encodeTicket } from './encode.ts'
import type { PrinterProfile } from './profile.ts'
import { drawTicket } from './render.ts'

/** Turns documents into bytes in steps of a millisecond or less, between which a hub answers whoever asks. */
export type TicketMaker = {
  /** @throws when the document cannot be drawn */
  make(document: TicketDocument): Promise<Uint8Array>
  stop(): Promise<void>
}

/** What every ticket has, so that the first visitor's is as quick as all others. */
const usual: TicketDocument = {
  title: 'warm',
  blocks: [
    { kind: 'number', text: 'A0123456789', size: 200 },
    ...['0123456789', 'aąbcćdeęfghijklłmnńoóprsśtuwyzźż', 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'].flatMap((text) =>
      [false, true].map((bold) => ({ kind: 'text' as const, text, lang: 'pl', size: 28, bold })),
    ),
  ],
}

/** Draws at once what tickets share, so that the first one does not wait for fonts. */
export function ticketMaker(profile: PrinterProfile): TicketMaker {
  let stopped = false

  const make = async (document: TicketDocument): Promise<Uint8Array> => {
    const drawing = drawTicket(document, profile.width)
    for (;;) {
      if (stopped) throw new Error('the ticket maker was stopped')
      const { done, value } = drawing.next()
      if (done) return encodeTicket(value, profile)
      await nextTurn()
    }
  }
  make(usual).catch(() => undefined)

  return {
    make,
    async stop() {
      stopped = true
    },
  }
}
