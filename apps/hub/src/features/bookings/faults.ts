import { MOST_FAULTS_TOLD } from '@poczekalnia/protocol'

/**
 * What is wrong with a file, line after line: the first faults as they are, of all the others how many lines. A file of
 * a million bad lines costs no more than a page of them.
 */
export class Faults<Fault extends { line: number }> {
  readonly told: Fault[] = []
  /** Lines with a fault. */
  lines = 0
  #last = 0

  add(fault: Fault): void {
    if (fault.line !== this.#last) this.lines += 1
    this.#last = fault.line
    if (this.told.length < MOST_FAULTS_TOLD) this.told.push(fault)
  }
}
