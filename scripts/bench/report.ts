/**
 * One line of the report. `figure` and `baseline` are words with their units; `ratio` is judged against `aim` when
 * there is one.
 */
export type Line = {
  name: string
  figure: string
  baseline: string
  ratio: number | null
  aim: string
  /** `null`: told, not judged. */
  met: boolean | null
}

/** A benchmark: its name on the command line, and what it measures. It may tell more than one line. */
export type Benchmark = { name: string; run(): Promise<Line[]> }

const columns: [title: string, width: number, text: (line: Line) => string][] = [
  ['benchmark', 46, (line) => line.name],
  ['figure', 20, (line) => line.figure],
  ['baseline, same run', 40, (line) => line.baseline],
  ['ratio', 7, (line) => (line.ratio === null ? '–' : line.ratio.toFixed(2))],
  ['aim', 13, (line) => line.aim],
  ['', 7, (line) => (line.met === null ? '' : line.met ? 'met' : 'NOT MET')],
]

export const heading = (): string => columns.map(([title, width]) => title.padEnd(width)).join(' ')
export const worded = (line: Line): string => columns.map(([, width, text]) => text(line).padEnd(width)).join(' ')

/** Value below which this share of the numbers lies. @throws RangeError without numbers */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  if (value === undefined) throw new RangeError('no numbers')
  return value
}

export const ms = (milliseconds: number): string =>
  `${milliseconds < 10 ? milliseconds.toFixed(2) : Math.round(milliseconds)} ms`
export const count = (number: number): string => Math.round(number).toLocaleString('en')
