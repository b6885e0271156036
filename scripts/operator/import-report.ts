import type { ImportResult } from '../../apps/hub/src/bookings/index.ts'

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
export function report({ imported, unchanged, pins, bad }: ImportResult, skipBad: boolean): number {
  if (bad.length > 0) {
    const rows = bad.map(({ line, column, text }) => [String(line), column ?? '', text] as const)
    const width = Math.max(4, ...rows.map(([line]) => line.length))
    console.log(`${'line'.padStart(width)}  ${'column'.padEnd(8)}  what to do`)
    for (const [line, column, text] of rows) console.log(`${line.padStart(width)}  ${column.padEnd(8)}  ${text}`)
    console.log()
  }
  const lines = new Set(bad.map(({ line }) => line)).size
  if (lines > 0 && !skipBad)
    console.log(
      `Nothing was imported: ${counted(lines, 'line needs', 'lines need')} a look. --skip-bad imports the rest.`,
    )
  else {
    const parts = [`${counted(imported, 'booking', 'bookings')} imported`, `${unchanged} already there`]
    if (pins > 0) parts.push(`${counted(pins, 'PIN', 'PINs')} made`)
    if (lines > 0) parts.push(`${counted(lines, 'line', 'lines')} left out`)
    console.log(`${parts.join(', ')}.`)
  }
  return lines > 0 ? 1 : 0
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
