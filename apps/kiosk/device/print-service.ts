import { openPrinter, startPrintAgent, testDocument, ticketMaker } from '@poczekalnia/printer'
import type { Language, PrinterStatus, PrintOutcome } from '@poczekalnia/protocol'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'

/** The machine's own printing: the print agent for tickets, and the test ticket that staff ask for. */
export type PrintService = {
  printer: string
  status(): PrinterStatus
  /** Prints a paper that says it is none of the tickets. Waits its turn behind a ticket. */
  testTicket(language: Language, now: Date): Promise<PrintOutcome>
  /** Lets a ticket that is being printed finish. */
  stop(): Promise<void>
}

/**
 * Starts printing for a machine; `null` when its settings name no printer, and the office's tickets are printed
 * elsewhere.
 */
export function startPrintService(parts: {
  settings: Settings
  /** The printer's token. */
  token: string
  journalFile: string
  log: Log
}): PrintService | null {
  const { settings, token, journalFile, log } = parts
  if (settings.printer === 'none') return null
  const printer = openPrinter(settings.printer)
  const agent = startPrintAgent({ url: settings.hub, token, printer, journalFile, log })
  return {
    printer: printer.name,
    status: () => agent.status(),
    async testTicket(language, now) {
      const maker = ticketMaker(printer.profile)
      try {
        const document = testDocument({ language, printer: printer.name, ...wall(now) })
        const { outcome } = await printer.print(await maker.make(document))
        log.info({ ...outcome }, 'test ticket')
        return outcome
      } finally {
        await maker.stop()
      }
    },
    stop: () => agent.stop(),
  }
}

/** `YYYY-MM-DD` and `HH:MM` on the machine's own clock. */
function wall(now: Date): { date: string; time: string } {
  const [date, time] = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
    .format(now)
    .split(' ')
  return { date: date ?? '', time: time ?? '' }
}
