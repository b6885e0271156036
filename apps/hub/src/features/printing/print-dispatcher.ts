import {
  type InformationJob,
  type PaperJob,
  type PrinterState,
  type PrinterStatus,
  type PrintJob,
  PrintOutcome,
} from '@poczekalnia/protocol'
import type { Ticket } from '@poczekalnia/queue-core'
import type { OfficeSession } from '../../office/session.ts'

/**
 * A ticket is not printed any more this long after its paper was asked for, milliseconds: whoever it was for has gone.
 */
const PRINT_WITHIN_MS = 120_000
/** How long a ticket waits for a print agent to be linked: a restart takes seconds, a visitor waits no longer. */
const AGENT_GRACE_MS = 8_000
/** How much longer than a job may take an agent is waited for before its outcome counts as unknown, milliseconds. */
const ANSWER_GRACE_MS = 30_000
/** Jobs that an agent is given before it has answered the first: the rest waits here, where a restart finds it. */
const AT_ONCE = 4

/** A linked print agent. `print` resolves with its answer, or `null` when the link went before it answered. */
export type Agent = {
  device: string
  /**
   * Id of the machine whose tickets alone it prints; `null`: it prints for every machine without a printer of its own.
   */
  machine: string | null
  print(job: PaperJob): Promise<unknown>
}

/** The worst first: what staff have to see when one of several printers is in trouble. */
const bySeverity: readonly PrinterState[] = [
  'offline',
  'stalled',
  'cover-open',
  'paper-out',
  'unknown',
  'paper-low',
  'ready',
]

/**
 * Brings each ticket to paper once, on the printer of the machine that issued it or was asked for it since. A job goes
 * to one agent; when its link is lost, the same job goes to the same agent again, whose journal knows whether it was
 * printed, and never to another. What is too old, or has nobody to print it, has failed: the ticket is valid all the
 * same, and machine and desks say so.
 */
export type PrintDispatcher = {
  /** Tickets whose paper is owed: after an issue, and after a start. */
  wake(): void
  linked(agent: Agent): void
  unlinked(agent: Agent): void
  /**
   * Brings a paper that is no ticket to the printer of a machine: at once or not at all. Nothing of it is kept; when
   * the link goes before the answer, nobody knows how it ended.
   */
  inform(machine: string, job: InformationJob): Promise<PrintOutcome>
  status(agent: Agent, status: PrinterStatus): void
  /** The printer that a machine's tickets come out of. */
  printerOf(machine: string): PrinterState
  /** State of the printer of each linked agent, by the agent's device. */
  states(): ReadonlyMap<string, PrinterState>
  /** Whether machines have printers of their own, so that what they are told differs. */
  differs(): boolean
  /** What the desks are told: of several printers the one in the worst state. */
  worst(): PrinterState
  stop(): void
}

export function printDispatcher(parts: {
  session: OfficeSession
  document: (ticket: Ticket) => PrintJob['document']
  /** The id of the machine that a ticket tells of: in the log of earlier releases by the name that it had then. */
  machineOf?: (issuedBy: string) => string
  onChange: () => void
}): PrintDispatcher {
  const { session, machineOf = (issuedBy) => issuedBy } = parts
  const agents: { agent: Agent; state: PrinterState; busy: Set<string> }[] = []
  /** Which agent has been given a job: it alone may be given it again. */
  const givenTo = new Map<string, string>()
  const alone = { since: performance.now() }
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  const settle = (ticket: Ticket, outcome: PrintOutcome) => {
    givenTo.delete(jobId(ticket))
    const told =
      outcome.outcome === 'printed' ? { printed: true as const } : { printed: false as const, reason: outcome.reason }
    const { id, copy } = ticket
    session.act({ type: 'RecordPrint', ticket: id, copy, outcome: told }, { actor: 'printer' }).catch(() => undefined)
  }

  const give = async (place: (typeof agents)[number], ticket: Ticket, age: number) => {
    const id = jobId(ticket)
    place.busy.add(id)
    givenTo.set(id, place.agent.device)
    const answer = await place.agent.print({
      id,
      ticket: ticket.id,
      number: ticket.number,
      printWithinMs: PRINT_WITHIN_MS - age,
      document: parts.document(ticket),
    })
    place.busy.delete(id)
    if (answer === null) return
    const outcome = PrintOutcome.safeParse(answer)
    settle(ticket, outcome.success ? outcome.data : { outcome: 'failed', reason: 'unknown' })
    wake()
  }

  /**
   * The agent of the machine's own printer, or else one that prints for all; of several the newest: it replaced the
   * others.
   */
  const agentFor = (machine: string) =>
    agents.findLast((a) => a.agent.machine === machineOf(machine)) ?? agents.findLast((a) => a.agent.machine === null)

  const wake = () => {
    if (stopped) return
    if (timer) clearTimeout(timer)
    timer = null
    const now = session.now()
    const aloneFor = performance.now() - alone.since
    for (const owed of session.state.unprinted) {
      const ticket = session.state.tickets.get(owed)
      if (!ticket) continue
      const id = jobId(ticket)
      const age = Math.max(0, now - ticket.printAskedAt)
      const given = givenTo.get(id)
      const place = given === undefined ? agentFor(ticket.printsAt) : agents.find((a) => a.agent.device === given)
      const isBusy = place?.busy.has(id) === true
      if (isBusy && age < PRINT_WITHIN_MS + ANSWER_GRACE_MS) continue
      if (isBusy) place?.busy.delete(id)
      if (age >= PRINT_WITHIN_MS)
        settle(ticket, { outcome: 'failed', reason: given === undefined ? 'too-old' : 'unknown' })
      else if (place && place.busy.size < AT_ONCE) void give(place, ticket, age)
      else if (given !== undefined) continue
      else if (!place && Math.min(age, aloneFor) >= AGENT_GRACE_MS)
        settle(ticket, { outcome: 'failed', reason: 'offline' })
      else if (differs()) continue
      // Jobs are given in the order of the tickets: where one has to wait, all behind it have to. A rush of tickets
      // without paper must not be walked through for each of them.
      else break
    }
    if (session.state.unprinted.size > 0) timer = setTimeout(wake, 1_000)
  }

  const differs = () => agents.some((a) => a.agent.machine !== null)

  return {
    wake,
    differs,
    linked(agent) {
      agents.push({ agent, state: 'unknown', busy: new Set() })
      parts.onChange()
      wake()
    },
    unlinked(agent) {
      const at = agents.findIndex((a) => a.agent === agent)
      if (at >= 0) agents.splice(at, 1)
      if (agents.length === 0) alone.since = performance.now()
      parts.onChange()
    },
    async inform(machine, job) {
      const place = agentFor(machine)
      if (!place) return { outcome: 'failed', reason: 'offline' }
      const outcome = PrintOutcome.safeParse(await place.agent.print(job))
      return outcome.success ? outcome.data : { outcome: 'failed', reason: 'unknown' }
    },
    status(agent, { state }) {
      const place = agents.find((a) => a.agent === agent)
      if (!place || place.state === state) return
      place.state = state
      parts.onChange()
    },
    printerOf: (machine) => agentFor(machine)?.state ?? 'offline',
    states: () => new Map(agents.map(({ agent, state }) => [agent.device, state])),
    worst: () => bySeverity.find((state) => agents.some((a) => a.state === state)) ?? 'offline',
    stop() {
      stopped = true
      if (timer) clearTimeout(timer)
    },
  }
}

/** A reprint is a job of its own for the same ticket: the agent's journal would answer for the first one. */
const jobId = ({ id, copy }: Ticket) => (copy === 1 ? id : `${id}:${copy}`)
