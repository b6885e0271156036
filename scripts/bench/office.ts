import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const walkIn = 'uzupelnienie-dokumentow'
const bydgoszcz = join(import.meta.dirname, '../../offices/bydgoszcz.yaml')
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/**
 * Bydgoszcz's profile with as many desks as asked for and walk-in tickets at any hour, so that a benchmark runs on the
 * real clock on any day. Its zone is one where it is about noon now: no benchmark falls into the change of the day.
 */
export function benchOffice(desks = 8): { file: string; id: string; zone: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'poczekalnia-bench-'))
  const file = join(dir, 'office.yaml')
  const always = (indent: string) => days.map((day) => `${indent}${day}: ["00:00-24:00"]\n`).join('')
  const hoursEast = 12 - new Date().getUTCHours()
  // The sign of these names is the other way round: Etc/GMT-2 is two hours east.
  const zone = `Etc/GMT${hoursEast >= 0 ? '-' : '+'}${Math.abs(hoursEast)}`
  const desk = (_: unknown, i: number) => `  - number: ${i + 1}\n`
  const changes: [line: RegExp, becomes: string][] = [
    [/^zone: .*$/m, `zone: ${zone}`],
    [/^hours:\n(?: +.*\n)+/m, `hours:\n${always('  ')}`],
    [/^desks:\n(?: +.*\n)+/m, `desks:\n${Array.from({ length: desks }, desk).join('')}`],
    [/^( +)tickets:\n(?:\1 +.*\n)+/m, `    tickets:\n${always('      ')}`],
    [/^publicHolidays: .*$/m, 'publicHolidays: none'],
    // They lie beside the real profile.
    [/^cards: .*\n/m, ''],
    [/opensMinutesBefore: \d+/, 'opensMinutesBefore: 1440'],
  ]
  const profile = changes.reduce(
    (text, [line, becomes]) => {
      if (!line.test(text)) throw new Error(`${bydgoszcz} has no ${line}`)
      return text.replace(line, becomes)
    },
    readFileSync(bydgoszcz, 'utf8'),
  )
  writeFileSync(file, profile)
  return { file, id: 'bydgoszcz', zone, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
