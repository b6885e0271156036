// npm run rush: eight o'clock at the booking site, played by people and programs. What it prints: docs/booking.md.
import { writeFileSync } from 'node:fs'
import { UsageProblem } from '@poczekalnia/server/usage-problem'
import { rushOptions, usage } from './rush/options.ts'
import { play } from './rush/play.ts'
import { worded } from './rush/report.ts'

try {
  const options = rushOptions(process.argv.slice(2))
  if (options === 'help') {
    console.log(usage)
    process.exit(0)
  }
  const report = await play(options, (line) => console.error(line))
  console.log(worded(report))
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
  const isSound = report.overbooked === 0 && report.yesNotOnDisk === 0 && report.servedTwice === 0
  process.exit(isSound ? 0 : 1)
} catch (error) {
  if (!(error instanceof UsageProblem)) throw error
  console.error(`poczekalnia rush: ${error.message}`)
  process.exit(2)
}
