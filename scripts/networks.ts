import { parseArgs } from 'node:util'
import { ageOf, OLD_AFTER_DAYS } from '../apps/booking/src/abroad/borders.ts'
import { NetworksProblem } from '../apps/booking/src/abroad/networks.ts'
import { readNetworksFile } from '../apps/booking/src/abroad/networks-file.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'

const usage = `Usage:
  poczekalnia booking networks FILE [ADDRESS …]

Says of when the registries' list of networks is, how much it has, and to which country addresses were given out.
Leaves with 1 when it is older than ${OLD_AFTER_DAYS} days. It is published every day by the Number Resource
Organization (nro.net), under CC BY 4.0: https://ftp.ripe.net/pub/stats/ripencc/nro-stats/latest/nro-delegated-stats`

await runCommand(usage, async () => {
  const [, file, ...addresses] = parseArgs({ allowPositionals: true, options: {} }).positionals
  if (file === undefined) throw new UsageFailure('networks takes the file of the list')
  const networks = listIn(file)
  const days = ageOf(networks, Date.now())
  console.log(`${file}: ${networks.count} networks of ${networks.madeOn}, ${days} days old (CC BY 4.0, nro.net)`)
  for (const address of addresses) console.log(`${address}: ${networks.countryOf(address) ?? 'not known'}`)
  if (networks.missing > 0)
    throw new CommandFailure(
      `${file}: ${networks.missing} records fewer than its first line tells: it was cut off, fetch it again`,
      1,
    )
  if (days > OLD_AFTER_DAYS) throw new CommandFailure(`${file}: the list is old, take today's`, 1)
  return 0
})

function listIn(file: string) {
  try {
    return readNetworksFile(file)
  } catch (error) {
    if (error instanceof NetworksProblem) throw new CommandFailure(`${file}: ${error.message}`)
    throw new CommandFailure(`${file}: can't be read (${(error as NodeJS.ErrnoException).code})`)
  }
}
