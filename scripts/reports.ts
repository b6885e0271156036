import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  countLog,
  dataFolder,
  isKeptAt,
  keptFrom,
  mustBeWhole,
  openFiguresAt,
  openLogAt,
} from '@poczekalnia/queue-core/store'
import { readHubInfo } from '../apps/hub/src/features/devices/index.ts'
import { loadOffice } from '../apps/hub/src/operate/load-office.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { defaultDataDir } from './operator/defaults.ts'

const usage = `Usage:
  poczekalnia reports rebuild [--data DIR] [--office FILE]

Counts the figures of reports anew from the log, also while the hub runs.

--data      the hub's data folder (${defaultDataDir})
--office    the office's profile, for a data folder on which no hub has run yet`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, office: { type: 'string' } },
  })
  const [order, ...rest] = positionals
  if (order !== 'rebuild' || rest.length > 0)
    throw new UsageFailure(order === undefined ? 'Say what to do.' : `Unknown command: ${positionals.join(' ')}`)
  return rebuild(values.data ?? defaultDataDir, values.office)
})

async function rebuild(dir: string, officeGiven: string | undefined): Promise<number> {
  const place = keptFrom(dir)
  mustBeWhole(dataFolder(dir))
  if (!(await isKeptAt(place))) throw new CommandFailure(`${dir}: there is no log in this folder`)
  const officeFile = officeGiven ?? readHubInfo(dir)?.office
  if (officeFile === undefined) throw new UsageFailure(`${dir}: say with --office which office this log is of`)
  if (!existsSync(officeFile)) throw new CommandFailure(`--office: there is no file ${officeFile}`)
  const { profile, time } = loadOffice(officeFile)
  const log = await openLogAt(place)
  const figures = await openFiguresAt(place)
  const began = performance.now()
  try {
    await figures.forget()
    const subject = { stream: profile.id, zone: time.zone }
    const { version, lastAt } = await countLog(log, figures, subject, ({ version }) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${version} events…`)
    })
    if (process.stderr.isTTY) process.stderr.write('\r')
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const upTo = version > 0 ? `, up to ${time.stamp(lastAt)}` : ''
    console.log(`${profile.id}: ${version} events counted in ${seconds} s${upTo}`)
    return 0
  } finally {
    await figures.close()
    await log.close()
  }
}
