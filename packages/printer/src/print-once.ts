import type { PaperJob, PrinterStatus, PrintOutcome } from '@poczekalnia/protocol'
import { type Journal, openJournal } from './journal.ts'
import type { Printer } from './printer.ts'
import { ticketMaker } from './ticket-maker.ts'

/** Where an agent says what it does. pino's logger is one. */
export type AgentLog = {
  info(facts: object, text: string): void
  warn(facts: object, text: string): void
}

/**
 * Brings each job to paper at most once (docs/decisions/0013-printed-at-most-once.md), one at a time, in the order they
 * come.
 */
export type OncePrinter = {
  /** How the job ended, however often it is asked for. Never throws. */
  take(job: PaperJob): Promise<PrintOutcome>
  busy(): boolean
  /** Resolves once the journal has been read, or could not be. */
  ready: Promise<void>
  /** After the job in hand. */
  stop(): Promise<void>
}

const unknown: PrintOutcome = { outcome: 'failed', reason: 'unknown' }
const tooOld: PrintOutcome = { outcome: 'failed', reason: 'too-old' }

export function printOnce(parts: {
  printer: Printer
  journalFile: string
  onStatus: (status: PrinterStatus) => void
  log?: AgentLog | undefined
}): OncePrinter {
  const { printer, journalFile, onStatus, log } = parts
  const maker = ticketMaker(printer.profile)
  /** Jobs in hand: the same job again waits for the same end. */
  const running = new Map<string, Promise<PrintOutcome>>()
  let turn: Promise<unknown> = Promise.resolve()
  let opening: Promise<Journal> | null = null

  const journal = (): Promise<Journal> => {
    opening ??= openJournal(journalFile)
      .then(settleUnfinished)
      .catch((error: unknown) => {
        // The next job tries again: a full disk may have been emptied.
        opening = null
        throw error
      })
    return opening
  }

  /** What a crash cut off may be on paper or not: nobody knows, so it has failed and is not begun again. */
  const settleUnfinished = async (book: Journal): Promise<Journal> => {
    for (const job of book.unfinished()) {
      printer.leftUnfinished()
      await book.end(job, unknown)
    }
    return book
  }

  const print = async (job: PaperJob, until: number): Promise<PrintOutcome> => {
    const book = await journal()
    const before = book.find(job.id)
    if (before !== null) return before === 'begun' ? unknown : before
    const bytes = maker.make(job.document)
    // The drawing goes on while the job waits; a failure is looked at when its turn comes.
    bytes.catch(() => undefined)
    const mine = turn.then(async () => {
      const ticket = await bytes
      if (performance.now() >= until) return tooOld
      await book.begin(job.id)
      const { outcome, status } = await printer.print(ticket)
      onStatus(status)
      return outcome
    })
    turn = mine.catch(() => undefined)
    const outcome = await mine
    // The paper is what it is, whether the disk takes the line or not.
    await book
      .end(job.id, outcome)
      .catch((error: unknown) => log?.warn({ job: job.id, reason: String(error) }, 'journal'))
    return outcome
  }

  return {
    ready: journal().then(
      () => undefined,
      (error: unknown) => log?.warn({ journalFile, reason: String(error) }, 'the journal cannot be opened'),
    ),
    busy: () => running.size > 0,
    take(job) {
      const known = running.get(job.id)
      if (known) return known
      const mine = print(job, performance.now() + job.printWithinMs)
        .catch((error: unknown) => {
          log?.warn({ job: job.id, reason: String(error) }, 'a print job failed')
          return unknown
        })
        .finally(() => running.delete(job.id))
      running.set(job.id, mine)
      return mine
    },
    async stop() {
      await Promise.allSettled(running.values())
      await maker.stop()
      await opening?.then((book) => book.close()).catch(() => undefined)
    },
  }
}
