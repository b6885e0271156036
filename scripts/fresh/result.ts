import { stripVTControlCharacters } from 'node:util'
import type { Case } from './cases.ts'

/** What a machine brought out, as steps.sh wrote it; `null`: it did not come that far. */
export type Found =
  | {
      notMade: string | null
      node: string
      npm: string
      /** What the first `npm start` said, and how it ended. */
      start: string
      startStatus: number
      /** What the second one said, after what was missing had been installed. */
      mended: string | null
      /** Until the hub answered. */
      seconds: string | null
      native: string | null
      test: string
      testSeconds: string
      testStatus: string | null
      whole: boolean
    }
  | { notMade: string }

export type Row = { cells: string[]; faults: string[] }

const head = ['machine', 'Node, npm', '`npm start`', 'warnings', 'native modules', '`npm test`', 'as it should be']
const plain = stripVTControlCharacters
const last = (text: string, lines = 15) => plain(text).trim().split('\n').slice(-lines).join('\n')

/** That a registry is slow today is nothing about the machine. */
const slowLine = /Tarball download average speed|Request took/

/** One machine's line of the table, and what is wrong on it, with what was said last. */
export function rowOf(one: Case, found: Found): Row {
  if (found.notMade !== null || !('start' in found))
    return { cells: [one.title, '', 'not made', '', '', ''], faults: [`${one.title}: ${found.notMade}`] }
  const faults: string[] = []
  const started = found.mended ?? found.start
  const warnings = plain(`${found.start}\n${found.mended ?? ''}`)
    .split('\n')
    .filter((line) => /\bWARN\b|EBADENGINE|Unsupported engine/i.test(line) && !slowLine.test(line))
  const { loaded = 0, faults: unloaded = ['not tried'] } = JSON.parse(found.native ?? '{}')
  if (one.saying !== undefined && !plain(found.start).trim().endsWith(one.saying))
    faults.push(`npm start does not end with what to do:\n${last(found.start)}`)
  if (one.saying === undefined && found.mended !== null) faults.push(`npm start failed:\n${last(found.start)}`)
  if (found.seconds === null) faults.push(`npm start did not come to a hub that answers:\n${last(started)}`)
  if (warnings.length > 0) faults.push(`warnings:\n${warnings.join('\n')}`)
  if (found.seconds !== null && unloaded.length > 0) faults.push(`native modules: ${unloaded.join('\n')}`)
  if (found.seconds !== null && found.testStatus !== '0')
    faults.push(`npm test ended with ${found.testStatus}:\n${last(found.test, 60)}`)
  const first = one.saying === undefined ? '' : 'says which package is missing; with it '
  const tests = /^ *Tests +(.*)$/m.exec(plain(found.test))?.[1]?.trim() ?? 'no test was run'
  const start = found.seconds === null ? 'fails' : `${first}the hub answers after ${found.seconds} s`
  const cells = [
    ...[one.title, `${found.node.replace('v', '')}, ${found.npm}`, start, String(warnings.length)],
    `${loaded} load${unloaded.length > 0 ? `, ${unloaded.length} do not` : ''}`,
    found.testStatus === null ? '' : `${tests.replaceAll('|', ',')}, ${found.testSeconds} s`,
  ]
  return { cells, faults }
}

/** The table, as it stands on the page. */
export function table(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(head),
    line(head.map(() => '---')),
    ...rows.map(({ cells, faults }) => line([...cells, faults.length === 0 ? 'yes' : '**no**'])),
  ].join('\n')
}
