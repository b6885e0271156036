import type { PrinterStatus, PrintOutcome } from '@poczekalnia/protocol'
import { askStatus } from './ask-status.ts'
import { detailOf } from './detail.ts'
import { encodeClearing, encodeCutOff } from './encode.ts'
import { type Answering, hasAnswered, type JobTimes, jobTimes, printJob, silence } from './print-job.ts'
import type { PrinterProfile } from './profile.ts'
import { printerStatus } from './status.ts'
import { type Transport, TransportError } from './transport.ts'

/**
 * One printer: tickets and questions go to it one at a time, each in a session of its own, so that others can reach it
 * too.
 */
export type Printer = {
  readonly profile: PrinterProfile
  /** As staff know it: `192.168.1.40:9100`. */
  readonly name: string
  /** Sends an encoded ticket. Never throws. */
  print(ticket: Uint8Array, signal?: AbortSignal): Promise<{ outcome: PrintOutcome; status: PrinterStatus }>
  /** Asks how it is. Never throws. */
  check(): Promise<PrinterStatus>
  /** A ticket was being sent when the program ended: the next one begins by clearing the printer. */
  leftUnfinished(): void
  /** Calls the listener when the wire may have come or gone, so that nobody has to wait for the next question. */
  watch(listener: () => void): () => void
}

export function printerOn(parts: {
  name: string
  profile: PrinterProfile
  /** A fresh transport for each session. */
  transport: () => Transport
  times?: JobTimes
  /** For wires that tell when something is plugged in or pulled out. */
  watch?: (listener: () => void) => () => void
}): Printer {
  const { name, profile, transport, times = jobTimes, watch = () => () => undefined } = parts
  let answering: Answering =
    profile.answersStatus === 'always' ? 'yes' : profile.answersStatus === 'never' ? 'no' : 'unsure'
  /** A ticket broke off: the stream may be in the middle of a picture, and a part of it may hang out of the printer. */
  let unclear = false
  let hanging = false
  let turn: Promise<unknown> = Promise.resolve()

  /** Waits for its turn: two sessions at once would mix their bytes on the paper. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  const check = async (): Promise<PrinterStatus> => {
    const session = transport()
    let ending: 'finish' | 'drop' = 'finish'
    try {
      await session.open()
      if (profile.answersStatus === 'never') return { state: 'unknown', detail: 'its status is not asked' }
      if (unclear) await session.write(encodeClearing(profile), { chunkTimeoutMs: times.chunkMs })
      const answers = await askStatus(session, [1, 2, 3, 4], times.questionMs)
      if (hasAnswered(answers)) {
        answering = 'yes'
        unclear = false
        return printerStatus(answers)
      }
      ending = 'drop'
      if (answering === 'yes') return await silence(session)
      answering = 'no'
      return printerStatus(answers)
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      ending = 'drop'
      const detail = detailOf(error.message)
      if (error.failure !== 'stalled') return { state: 'offline', detail }
      return (await session.paperEmpty?.()) ? { state: 'paper-out' } : { state: 'stalled', detail }
    } finally {
      await session.close(ending)
    }
  }

  const print = async (ticket: Uint8Array, signal?: AbortSignal) => {
    const bytes = hanging ? Buffer.concat([encodeCutOff(profile), ticket]) : ticket
    const clearing = unclear ? encodeClearing(profile) : undefined
    const result = await printJob(transport(), { clearing, bytes, signal }, answering, times)
    answering = result.answering
    if (result.brokenOff) unclear = hanging = true
    else if (result.outcome.outcome === 'printed' || result.outcome.bytesAccepted !== undefined)
      unclear = hanging = false
    return { outcome: result.outcome, status: result.status }
  }

  return {
    name,
    profile,
    print: (ticket, signal) => inTurn(() => print(ticket, signal)),
    check: () => inTurn(check),
    leftUnfinished() {
      unclear = true
      hanging = true
    },
    watch,
  }
}
