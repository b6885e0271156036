import { availableParallelism, cpus } from 'node:os'
import { booking } from './booking.ts'
import { busyDay } from './busy-day.ts'
import { callWithPhones } from './call-with-phones.ts'
import { clerkPresses } from './clerk-presses.ts'
import { clerksAtOnce } from './clerks-at-once.ts'
import { duringImport } from './during-import.ts'
import { firstScreen } from './first-screen.ts'
import { memory } from './memory.ts'
import { nextToDisplays } from './next-to-displays.ts'
import { overload, promises } from './promises.ts'
import { region } from './region.ts'
import { heading, worded } from './report.ts'
import { tapToPaper } from './tap-to-paper.ts'
import { tenYears } from './ten-years.ts'
import { ticketsPerSecond } from './tickets-per-second.ts'
import { twoOffices } from './two-offices.ts'
import { work } from './work.ts'
import { yearStart } from './year-start.ts'

// npm run bench [NAME…]: measures the hub against the machine it runs on. What each line means: docs/bench.md.
const benchmarks = [
  ...[
    ticketsPerSecond,
    nextToDisplays,
    callWithPhones,
    busyDay,
    clerksAtOnce,
    yearStart,
    tenYears,
    memory,
    tapToPaper,
    twoOffices,
  ],
  ...[duringImport, promises, overload, clerkPresses, booking, region, firstScreen, work],
]

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${benchmarks.map((b) => b.name).join(', ')}.`)
  process.exit(2)
}
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}\n`)
console.log(heading())
for (const benchmark of benchmarks) {
  if (asked.length > 0 && !asked.includes(benchmark.name)) continue
  for (const line of await benchmark.run()) console.log(worded(line))
}
process.exit(0)
