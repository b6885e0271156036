import {
  type HubToPrinter,
  type PrinterStatus,
  type PrinterToHub,
  PrintJob,
  type PrintOutcome,
} from '@poczekalnia/protocol'
import { io, type Socket } from 'socket.io-client'
import { z } from 'zod'
import { type Journal, openJournal } from './journal.ts'
import { type Printer, printerOn } from './printer.ts'
import { type PaperWidth, type PrinterProfile, standardProfile } from './profile.ts'
import { ticketMaker } from './ticket-maker.ts'
import type { Transport } from './transport.ts'

/** How often an idle printer is asked how it is, milliseconds. */
const CHECK_EVERY_MS = 5_000

const Print = z.strictObject({ job: PrintJob })

type Log = {
  info(facts: object, text: string): void
  warn(facts: object, text: string): void
}

export type PrintAgentOptions = {
  /** The hub's address, `http://192.168.1.10:7070`. */
  url: string
  /** A printer's token. */
  token: string
  /** The printer, or a fresh transport to it for each session. */
  printer?: Printer
  transport?: () => Transport
  /** For `transport`: dots across the paper, 576 unless told otherwise, or all that is known of the printer. */
  width?: PaperWidth
  profile?: PrinterProfile
  /** Remembers over restarts what was printed. One file for one agent. */
  journalFile: string
  log?: Log
  checkEveryMs?: number
}

export type PrintAgent = {
  /** What the printer was last known to be. */
  status(): PrinterStatus
  /** Lets the ticket that is being printed finish, then leaves the hub. */
  stop(): Promise<void>
}

const unknown: PrintOutcome = { outcome: 'failed', reason: 'unknown' }
const tooOld: PrintOutcome = { outcome: 'failed', reason: 'too-old' }

/**
 * Takes print jobs from the hub and brings each to paper at most once, one at a time: a job that comes again is answered from the
 * journal, one that was begun and whose end is not known has failed, one that is too old is not begun. Tells the hub how the
 * printer is, at each link, on each change and after each job. Links again by itself for as long as it runs.
 */
export function startPrintAgent(options: PrintAgentOptions): PrintAgent {
  const { log, journalFile } = options
  const printer = options.printer ?? printerFor(options)
  const maker = ticketMaker(printer.profile)
  /** Jobs in hand: the same job again waits for the same end. */
  const running = new Map<string, Promise<PrintOutcome>>()
  let turn: Promise<unknown> = Promise.resolve()
  let status: PrinterStatus = { state: 'unknown' }
  let stopped = false

  let opening: Promise<Journal> | null = null
  const journal = (): Promise<Journal> => {
    opening ??= openJournal(journalFile).catch((error: unknown) => {
      // The next job tries again: a full disk may have been emptied.
      opening = null
      throw error
    })
    return opening
  }

  const socket: Socket<HubToPrinter, PrinterToHub> = io(`${options.url.replace(/\/$/, '')}/printer`, {
    auth: { token: options.token },
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
    forceNew: true,
  })

  const tell = (now: PrinterStatus, always = false) => {
    const changed = now.state !== status.state || now.detail !== status.detail
    if (changed) log?.info({ printer: printer.name, ...now }, 'printer state')
    status = now
    // While unlinked nothing is kept to be sent: the state at the next link is what counts.
    if ((changed || always) && socket.connected) socket.emit('status', now)
  }

  const print = async (job: PrintJob, until: number): Promise<PrintOutcome> => {
    const book = await journal()
    const before = book.find(job.id)
    if (before === 'begun') {
      printer.leftUnfinished()
      await book.end(job.id, unknown)
      return unknown
    }
    if (before !== null) return before
    const bytes = maker.make(job.document)
    // The drawing goes on while the job waits; a failure is looked at when its turn comes.
    bytes.catch(() => undefined)
    const mine = turn.then(async () => {
      const ticket = await bytes
      if (performance.now() >= until) return tooOld
      await book.begin(job.id)
      const result = await printer.print(ticket)
      tell(result.status, true)
      return result.outcome
    })
    turn = mine.catch(() => undefined)
    const outcome = await mine
    await book.end(job.id, outcome)
    return outcome
  }

  const take = async (job: PrintJob): Promise<PrintOutcome> => {
    const until = performance.now() + job.printWithinMs
    const known = running.get(job.id)
    if (known) return known
    const mine = print(job, until).catch((error: unknown) => {
      log?.warn({ job: job.id, reason: String(error) }, 'a print job failed')
      return unknown
    })
    running.set(job.id, mine)
    const outcome = await mine
    running.delete(job.id)
    log?.info({ job: job.id, number: job.number, ...outcome }, 'print job')
    return outcome
  }

  socket.on('connect', () => {
    lastProblem = ''
    tell(status, true)
  })
  let lastProblem = ''
  socket.on('connect_error', ({ message }) => {
    if (message !== lastProblem) log?.warn({ url: options.url, reason: message }, 'the hub cannot be reached')
    lastProblem = message
    // A hub that refuses (a token that is not known yet) ends the attempts; a machine by a door has to go on trying.
    if (!socket.active && !stopped) setTimeout(() => stopped || socket.connect(), 3_000).unref()
  })
  socket.on('disconnect', () => {
    if (!socket.active && !stopped) setTimeout(() => stopped || socket.connect(), 1_000).unref()
  })
  socket.on('print', (payload, acknowledge) => {
    const answer = (outcome: PrintOutcome) => typeof acknowledge === 'function' && acknowledge(outcome)
    const read = Print.safeParse(payload)
    if (!read.success) {
      log?.warn({ problem: z.prettifyError(read.error) }, 'a print job that cannot be read')
      answer(unknown)
      return
    }
    void take(read.data.job).then((outcome) => stopped || answer(outcome))
  })

  const check = async () => {
    if (running.size === 0 && !stopped) tell(await printer.check())
  }
  let checking = check()
  const timer = setInterval(() => {
    checking = checking.then(check)
  }, options.checkEveryMs ?? CHECK_EVERY_MS)

  return {
    status: () => status,
    async stop() {
      stopped = true
      clearInterval(timer)
      socket.disconnect()
      await Promise.allSettled([...running.values(), checking])
      await maker.stop()
      await opening?.then((book) => book.close()).catch(() => undefined)
    },
  }
}

function printerFor({ transport, profile, width, url }: PrintAgentOptions): Printer {
  if (!transport) throw new TypeError(`a print agent for ${url} needs a printer or a transport`)
  return printerOn({ name: 'printer', profile: profile ?? standardProfile(width), transport })
}
