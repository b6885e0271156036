import { MOST_FAULTS_TOLD } from '@poczekalnia/protocol'
import type { ImportResult } from '../../apps/hub/src/features/bookings/index.ts'

export type OnProgress = (done: number, total: number) => void

/** Files with fewer lines are done before anybody could read about it. */
const bigFile = 1_000

/** One line on standard error that is written over and over. */
export function progressLine(): { show: OnProgress; end: () => void } {
  let shown = false
  return {
    show: (done, total) => {
      if (total < bigFile) return
      shown = true
      process.stderr.write(`\r${done} of ${total} lines`)
    },
    end: () => {
      if (shown) process.stderr.write('\n')
    },
  }
}

/** Prints what became of the file; answers the exit status, 0 when every line was taken. */
export function report(result: ImportResult, skipBad: boolean): number {
  const { imported, changed, unchanged, pins, bad, badLines, warnings, warned } = result
  listed('what to do', bad)
  if (badLines > 0 && bad.length >= MOST_FAULTS_TOLD)
    console.log(
      `The list has the first ${bad.length}; in all ${counted(badLines, 'line needs', 'lines need')} a look.\n`,
    )
  listed('worth a look', warnings)
  if (warned > warnings.length) console.log(`In all ${warned} lines are worth a look.\n`)
  if (badLines > 0 && !skipBad && imported + changed === 0)
    console.log(
      `Nothing was imported: ${counted(badLines, 'line needs', 'lines need')} a look. --skip-bad imports the rest.`,
    )
  else {
    const parts = [`${counted(imported, 'booking', 'bookings')} imported`, `${unchanged} already there`]
    if (changed > 0) parts.push(`${changed} changed or moved`)
    if (pins > 0) parts.push(`${counted(pins, 'PIN', 'PINs')} made`)
    if (badLines > 0) parts.push(`${counted(badLines, 'line', 'lines')} left out`)
    console.log(`${parts.join(', ')}.`)
  }
  return badLines > 0 ? 1 : 0
}

/** A table of lines, and an empty line after it; nothing for none. */
function listed(title: string, lines: ImportResult['bad']): void {
  if (lines.length === 0) return
  const rows = lines.map(({ line, column, text }) => [String(line), column ?? '', text] as const)
  const width = Math.max(4, ...rows.map(([line]) => line.length))
  console.log(`${'line'.padStart(width)}  ${'column'.padEnd(8)}  ${title}`)
  for (const [line, column, text] of rows) console.log(`${line.padStart(width)}  ${column.padEnd(8)}  ${text}`)
  console.log()
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
