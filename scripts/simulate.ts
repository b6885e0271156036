import { writeFileSync } from 'node:fs'
import { systemWords } from '@poczekalnia/written/file'
import { loadOffice } from '../apps/hub/src/operate/load-office.ts'
import { CommandFailure, runCommand } from './operator/command-line.ts'
import { readLoggedDays } from './simulate/log-days.ts'
import { simulateOptions, usage } from './simulate/options.ts'
import { pageOf } from './simulate/page.ts'
import { simulate } from './simulate/report.ts'
import { tableOf } from './simulate/table.ts'
import { textsIn } from './simulate/texts.ts'

// poczekalnia simulate: how many desks do I need on Tuesday? docs/simulation.md
await runCommand(usage, async () => {
  const options = simulateOptions(process.argv.slice(2))
  if (options === 'help') {
    console.log(usage)
    return 0
  }
  const place = loadOffice(options.office)
  const log = options.fromLog === null ? null : await readLoggedDays(options.fromLog, place)
  const report = simulate(place, options, log, place.time.wall(Date.now()).date)
  const texts = textsIn(options.language)
  console.log(options.json ? JSON.stringify(report, null, 2) : tableOf(report, texts))
  if (options.html !== null) {
    write(options.html, pageOf(report, texts))
    if (!options.json) console.log(`\n${options.html}`)
  }
  return 0
})

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new CommandFailure(`${file} cannot be written: ${systemWords(error) ?? String(error)}`)
  }
}
