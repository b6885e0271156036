import type { Expectation } from '@poczekalnia/protocol'
import type { Place } from './place.ts'

/**
 * What is wrong at a place of a file. `path` is empty where the text itself can't be read; `expected` is a plain
 * English sentence.
 */
export type FileFault = Place & { path: string; expected: string }

/** A fault with what is expected there as a fact, for a page to word. */
export type WordableFault = FileFault & { what: Expectation }

/**
 * So many faults are told of one text: nobody mends more at once, and a text of nothing but faults must not fill the
 * memory.
 */
export const MOST_FAULTS = 100

export const inOrder = <Fault extends FileFault>(faults: Fault[]): Fault[] =>
  faults.sort((a, b) => a.line - b.line || a.column - b.column)

/** The faults in the order of the text, each place's once, and not more than anybody reads. */
export function toldFaults(faults: readonly WordableFault[]): WordableFault[] {
  const seen = new Set<string>()
  const single = inOrder([...faults]).filter(({ line, column, expected }) => {
    const key = `${line} ${column} ${expected}`
    return !seen.has(key) && seen.add(key)
  })
  const told = single.slice(0, MOST_FAULTS)
  const count = single.length - told.length
  const last = told.at(-1)
  if (count === 0 || !last) return told
  const { line, column } = last
  return [
    ...told,
    { line, column, path: '', expected: `and ${count} more faults below`, what: { kind: 'more', count } },
  ]
}

/** One line of a fault, as the operator's commands print it. */
export const faultLine = (file: string, { line, column, path, expected }: FileFault): string =>
  `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${expected}`
