import type { PrinterState, PrinterStatus } from '@poczekalnia/protocol'

/**
 * The four questions of DLE EOT n that every ESC/POS printer with a status knows: printer, why offline, error, paper.
 */
export type StatusQuestion = 1 | 2 | 3 | 4

/** One answer byte a question; `null`: asked, and nothing true came. A question that was not asked is left out. */
export type StatusAnswers = { [Question in StatusQuestion]?: number | null }

/** `DLE EOT n`, a real-time command: the printer answers although it is busy or offline. */
export function statusQuestion(question: StatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question)
}

/** A true answer looks like `0xx1xx10`; anything else is a remark of another kind, or rubbish. */
export function isStatusAnswer(byte: number): boolean {
  return (byte & 0b1001_0011) === 0b0001_0010
}

// Names of the bits: Epson's ESC/POS reference, "DLE EOT".
const offline = (answers: StatusAnswers) => bit(answers, 1, 0x08)
const coverOpen = (answers: StatusAnswers) => bit(answers, 2, 0x04)
const stoppedForPaper = (answers: StatusAnswers) => bit(answers, 2, 0x20)
const errorCause = (answers: StatusAnswers) => bit(answers, 2, 0x40)
const knifeStuck = (answers: StatusAnswers) => bit(answers, 3, 0x08)
const broken = (answers: StatusAnswers) => bit(answers, 3, 0x20)
const otherError = (answers: StatusAnswers) => bit(answers, 3, 0x04 | 0x40)
const paperLow = (answers: StatusAnswers) => bit(answers, 4, 0x0c)
const paperOut = (answers: StatusAnswers) => bit(answers, 4, 0x60)

function bit(answers: StatusAnswers, question: StatusQuestion, mask: number): boolean {
  return ((answers[question] ?? 0) & mask) !== 0
}

/**
 * What the answers say together. An open cover comes before missing paper, since it is what hides the paper from its
 * sensor. Silence is `unknown`, never fine.
 */
export function printerStatus(answers: StatusAnswers): PrinterStatus {
  const told = (state: PrinterState, detail?: string): PrinterStatus => (detail ? { state, detail } : { state })
  if (Object.values(answers).every((answer) => answer === null)) return told('unknown', 'it does not answer DLE EOT')
  if (coverOpen(answers)) return told('cover-open')
  if (paperOut(answers) || stoppedForPaper(answers)) return told('paper-out')
  if (knifeStuck(answers)) return told('offline', 'the knife is stuck')
  if (broken(answers)) return told('offline', 'it reports an error that it cannot recover from')
  if (otherError(answers) || errorCause(answers)) return told('offline', 'it reports an error')
  if (offline(answers)) return told('offline', 'it says that it is offline')
  if (paperLow(answers)) return told('paper-low')
  if (answers[1] === null) return told('unknown', 'it answers only some questions')
  return told('ready')
}

/** Whether a ticket can be sent to a printer in this state. `unknown` can: a silent printer may print well. */
export function canPrint(state: PrinterState): boolean {
  return state === 'ready' || state === 'paper-low' || state === 'unknown'
}
