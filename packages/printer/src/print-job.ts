import type { PrinterStatus, PrintFailure, PrintOutcome } from '@poczekalnia/protocol'
import { askStatus } from './ask-status.ts'
import { detailOf } from './detail.ts'
import { canPrint, printerStatus, type StatusAnswers } from './status.ts'
import { type Transport, TransportError } from './transport.ts'

/** Whether this printer is known to answer status questions; `unsure` before it has been asked. */
export type Answering = 'yes' | 'no' | 'unsure'

/** How one job went. */
export type JobResult = {
  outcome: PrintOutcome
  status: PrinterStatus
  /** What was learned about its answering. */
  answering: Answering
  /** The printer may be left in the middle of a command: it has to be cleared before anything else. */
  brokenOff: boolean
}

export type Job = {
  /** Sent before the questions, which would be taken for a part of a picture otherwise; counts for nothing. */
  clearing?: Uint8Array | undefined
  bytes: Uint8Array
  signal?: AbortSignal | undefined
}

export type JobTimes = {
  /** For an answer while the printer has nothing to do. */
  questionMs: number
  /** For the first answer after a ticket: the printer takes the whole of it in before. */
  afterMs: number
  /** For the printer to take one chunk. */
  chunkMs: number
}

/** A printer that has stopped is known within 5 s, whatever it stopped at. */
export const jobTimes: JobTimes = { questionMs: 800, afterMs: 3000, chunkMs: 3000 }

/**
 * Prints one ticket: asks, refuses before a byte is sent when it could not come out, sends, asks again. What was sent
 * in part is never sent again from here: a person decides. Never throws: each failure of printer and wire is an
 * outcome.
 *
 * @param answering what is known: a printer that has answered before and is silent now has stopped; one that never has
 * is
 *   taken at its word when it took all bytes (docs/decisions/0012-printers-that-never-answer.md)
 */
export async function printJob(
  transport: Transport,
  { clearing, bytes, signal }: Job,
  answering: Answering,
  times: JobTimes = jobTimes,
): Promise<JobResult> {
  let known = answering
  let accepted = 0
  let sending = false
  // A ticket that broke off must not come out by itself once the printer goes on.
  let ending: 'finish' | 'drop' = 'finish'
  const failed = (reason: PrintFailure, status: PrinterStatus, brokenOff = false): JobResult => {
    if (brokenOff) ending = 'drop'
    const bytesAccepted = accepted > 0 ? { bytesAccepted: accepted } : {}
    return { outcome: { outcome: 'failed', reason, ...bytesAccepted }, status, answering: known, brokenOff }
  }
  try {
    await transport.open()
    if (clearing) await transport.write(clearing, { chunkTimeoutMs: times.chunkMs })
    sending = true
    if (known !== 'no') {
      const before = await askStatus(transport, [1, 2, 4], times.questionMs)
      if (hasAnswered(before)) known = 'yes'
      else if (known === 'yes') {
        const status = await silence(transport)
        return failed(reasonOf(status), status)
      } else known = 'no'
      const status = printerStatus(before)
      if (!canPrint(status.state)) return failed(reasonOf(status), status)
    }
    try {
      await transport.write(bytes, { chunkTimeoutMs: times.chunkMs, signal })
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      accepted = error.bytesAccepted
      if (error.failure !== 'stalled') throw error
      // It may still say why it takes no more: paper and cover stop a printer too.
      const status = known === 'no' ? await silence(transport) : await whyStopped(transport, times)
      return failed(canPrint(status.state) ? 'stalled' : reasonOf(status), status, true)
    }
    accepted = bytes.length
    if (known === 'no') return done({ state: 'unknown', detail: 'it does not answer DLE EOT' }, known)
    const after = await askStatus(transport, [1, 2, 3, 4], times.afterMs, times.questionMs)
    if (!hasAnswered(after)) {
      const status = await silence(transport)
      return failed(reasonOf(status), status, true)
    }
    const status = printerStatus(after)
    return canPrint(status.state) ? done(status, known) : failed(reasonOf(status), status)
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    // What was taken of the clearing is nothing of the ticket.
    if (sending && accepted === 0) accepted = error.bytesAccepted
    const stalled = error.failure === 'stalled'
    const status: PrinterStatus = { state: stalled ? 'stalled' : 'offline', detail: detailOf(error.message) }
    return failed(error.failure === 'aborted' ? 'unknown' : reasonOf(status), status, accepted > 0)
  } finally {
    await transport.close(ending)
  }
}

const silent: PrinterStatus = { state: 'stalled', detail: 'it has stopped answering' }

const done = (status: PrinterStatus, answering: Answering): JobResult => ({
  outcome: { outcome: 'printed' },
  status,
  answering,
  brokenOff: false,
})

export const hasAnswered = (answers: StatusAnswers) => Object.values(answers).some((answer) => answer !== null)

async function whyStopped(transport: Transport, times: JobTimes): Promise<PrinterStatus> {
  try {
    const answers = await askStatus(transport, [1, 2, 3, 4], times.questionMs)
    return hasAnswered(answers) ? printerStatus(answers) : await silence(transport)
  } catch (error) {
    if (error instanceof TransportError) return silence(transport)
    throw error
  }
}

/** A printer that answered before and is silent now has stopped; the wire may know that it is for want of paper. */
export async function silence(transport: Transport): Promise<PrinterStatus> {
  return (await transport.paperEmpty?.()) ? { state: 'paper-out' } : silent
}

function reasonOf({ state }: PrinterStatus): PrintFailure {
  return state === 'ready' || state === 'paper-low' ? 'unknown' : state
}
