import {
  type HubToPrinter,
  PaperJob,
  type PrinterStatus,
  type PrinterToHub,
  type PrintOutcome,
  socketAddress,
} from '@poczekalnia/protocol'
import { io, type Socket } from 'socket.io-client'
import { z } from 'zod'
import { type AgentLog, printOnce } from './print-once.ts'
import { type Printer, printerOn } from './printer.ts'
import { type PaperWidth, type PrinterProfile, standardProfile } from './profile.ts'
import type { Transport } from './transport.ts'

/** How often an idle printer is asked how it is, milliseconds. */
const CHECK_EVERY_MS = 5_000
/** A printer that was just plugged in can be opened by then, milliseconds. */
const SETTLED_AFTER_MS = 1_000
/** How soon a hub that has refused this agent is asked again, milliseconds: its token may be known by then. */
const ASK_AGAIN_MS = 3_000

const Print = z.strictObject({ job: PaperJob })

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
  log?: AgentLog
  checkEveryMs?: number
}

export type PrintAgent = {
  /** What the printer was last known to be. */
  status(): PrinterStatus
  /** Lets the ticket that is being printed finish, then leaves the hub. */
  stop(): Promise<void>
}

/**
 * Takes print jobs from the hub, brings each to paper at most once, and tells the hub how the printer is: at each link,
 * on each change, after each job. Links again by itself for as long as it runs.
 */
export function startPrintAgent(options: PrintAgentOptions): PrintAgent {
  const { url, log } = options
  const printer = options.printer ?? printerFor(options)
  let status: PrinterStatus = { state: 'unknown' }
  let lastProblem = ''
  let stopped = false

  const address = socketAddress(url, '/printer')
  const socket: Socket<HubToPrinter, PrinterToHub> = io(address.url, {
    path: address.path,
    auth: { token: options.token },
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 1_000,
    forceNew: true,
  })

  const tell = (now: PrinterStatus, always = false) => {
    const changed = now.state !== status.state || now.detail !== status.detail
    if (changed) log?.info({ printer: printer.name, ...now }, 'printer state')
    status = now
    // While unlinked nothing is kept to be sent: the state at the next link is what counts.
    if ((changed || always) && socket.connected) socket.emit('status', now)
  }
  const jobs = printOnce({ printer, journalFile: options.journalFile, onStatus: (now) => tell(now, true), log })

  /** socket.io links again by itself but where the hub has ended or refused the link. */
  const linkAgain = () => {
    if (!socket.active && !stopped) setTimeout(() => stopped || socket.connect(), ASK_AGAIN_MS).unref()
  }
  socket.on('connect', () => {
    lastProblem = ''
    tell(status, true)
  })
  socket.on('connect_error', ({ message }) => {
    if (message !== lastProblem) log?.warn({ url, reason: message }, 'the hub cannot be reached')
    lastProblem = message
    linkAgain()
  })
  socket.on('disconnect', linkAgain)
  socket.on('print', async (payload, acknowledge) => {
    const read = Print.safeParse(payload)
    let outcome: PrintOutcome = { outcome: 'failed', reason: 'unknown' }
    if (read.success) outcome = await jobs.take(read.data.job)
    else log?.warn({ problem: z.prettifyError(read.error) }, 'a print job that cannot be read')
    if (read.success) log?.info({ job: read.data.job.id, paper: paperOf(read.data.job), ...outcome }, 'print job')
    if (typeof acknowledge === 'function') acknowledge(outcome)
  })

  const check = async () => {
    if (!jobs.busy() && !stopped) tell(await printer.check())
  }
  // The journal first: it knows whether the printer was left in the middle of a ticket, which a question would end up
  // in.
  let checking = jobs.ready.then(check)
  const checkAgain = () => {
    checking = checking.then(check)
  }
  const timer = setInterval(checkAgain, options.checkEveryMs ?? CHECK_EVERY_MS)
  let settled: NodeJS.Timeout | undefined
  const unwatch = printer.watch(() => {
    checkAgain()
    clearTimeout(settled)
    settled = setTimeout(checkAgain, SETTLED_AFTER_MS)
  })

  return {
    status: () => status,
    async stop() {
      stopped = true
      clearInterval(timer)
      unwatch()
      clearTimeout(settled)
      socket.disconnect()
      await checking
      await jobs.stop()
    },
  }
}

/** What a paper is, for the log: a ticket's number or a card's name. */
const paperOf = (job: PaperJob) => ('number' in job ? job.number : job.information)

function printerFor({ transport, profile, width, url }: PrintAgentOptions): Printer {
  if (!transport) throw new TypeError(`a print agent for ${url} needs a printer or a transport`)
  return printerOn({ name: 'printer', profile: profile ?? standardProfile(width), transport })
}
