import { z } from 'zod'
import type { Ack } from './errors.ts'
import { printFailures } from './print-state.ts'
import { idText, line, lines } from './text/outside-text.ts'

/** What a printer was last known to be. `unknown` is not "fine": it has not answered. */
export const printerStates = ['ready', 'paper-low', 'paper-out', 'cover-open', 'offline', 'stalled', 'unknown'] as const
export type PrinterState = (typeof printerStates)[number]

const lang = line(12, 2)
const text = lines(400, 0)
/** Type sizes are dots on 576-dot paper (80 mm); narrower paper scales them. */
const size = z.number().int().min(16).max(240)

/** One piece of a ticket, from top to bottom. `lang` sets script and direction. */
export const TicketBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text,
    lang,
    size,
    bold: z.boolean().optional(),
    align: z.enum(['start', 'center']).optional(),
  }),
  /** The ticket's number, centred, as large as fits. */
  z.strictObject({ kind: z.literal('number'), text: line(12), size }),
  z.strictObject({ kind: z.literal('rule') }),
  z.strictObject({ kind: z.literal('gap'), height: z.number().int().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('list'),
    items: z.array(text).max(20),
    lang,
    size,
    /** The same things in Polish, smaller, each under its own; only where all of them have another language's name. */
    polish: z.array(text).max(20).optional(),
  }),
  /** A QR code with a caption beside or under it. */
  z.strictObject({ kind: z.literal('qr'), data: line(300), size, caption: text, lang }),
])
export type TicketBlock = z.infer<typeof TicketBlock>

/**
 * What is on one piece of paper. Only Latin letters and digits of `title` matter to a machine; people read the blocks.
 */
export const TicketDocument = z.strictObject({ title: line(80, 0), blocks: z.array(TicketBlock).min(1).max(80) })
export type TicketDocument = z.infer<typeof TicketDocument>

/**
 * A job is for one ticket. The same job may be sent again after a lost link: the agent's journal keeps it from printing
 * twice.
 */
export const PrintJob = z.strictObject({
  id: idText,
  ticket: idText,
  number: line(12),
  /** Milliseconds that this job may still be printed in, counted from its arrival (at most two minutes). */
  printWithinMs: z.number().int().min(0).max(120_000),
  document: TicketDocument,
})
export type PrintJob = z.infer<typeof PrintJob>

/**
 * A paper that is no ticket: a short list for who asks (KAT-10). It carries no number, so that it can neither be taken
 * for a ticket nor be one (BYD-8).
 */
export const InformationJob = z.strictObject({
  id: idText,
  /** Which card it is from. */
  information: idText,
  printWithinMs: z.number().int().min(0).max(120_000),
  document: TicketDocument.refine(
    ({ blocks }) => blocks.every((block) => block.kind !== 'number'),
    'a document without a number',
  ),
})
export type InformationJob = z.infer<typeof InformationJob>

/** Whatever an agent brings to paper. */
export const PaperJob = z.union([PrintJob, InformationJob])
export type PaperJob = z.infer<typeof PaperJob>

/**
 * How a job ended. `bytesAccepted` above 0 in a failure: part of the ticket may be on paper, nothing is repeated by
 * itself.
 */
export const PrintOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('printed') }),
  z.strictObject({
    outcome: z.literal('failed'),
    reason: z.enum(printFailures),
    bytesAccepted: z.number().int().min(0).optional(),
  }),
])
export type PrintOutcome = z.infer<typeof PrintOutcome>

export const PrinterStatus = z.strictObject({
  state: z.enum(printerStates),
  /** For staff, never shown to visitors: "192.168.1.40:9100 refuses the connection". */
  detail: lines(200, 0).optional(),
})
export type PrinterStatus = z.infer<typeof PrinterStatus>

export type PrinterToHub = { status: (payload: PrinterStatus, ack?: (answer: Ack) => void) => void }
export type HubToPrinter = { print: (payload: { job: PaperJob }, ack: (answer: PrintOutcome) => void) => void }
