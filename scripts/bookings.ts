import { existsSync, readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { LARGEST_BOOKINGS_FILE, MOST_BOOKINGS, MOST_FAULTS_TOLD } from '@poczekalnia/protocol'
import type { ImportResult } from '../apps/hub/src/features/bookings/index.ts'
import { readHubInfo, readOperatorToken } from '../apps/hub/src/features/devices/index.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { defaultDataDir, defaultSeveralDir } from './operator/defaults.ts'
import { importOverHttp } from './operator/import-over-http.ts'
import { type OnProgress, progressLine, report } from './operator/import-report.ts'
import { isId, officeFolder } from './operator/office-folder.ts'

const megabytes = LARGEST_BOOKINGS_FILE / (1024 * 1024)

const usage = `Usage:
  poczekalnia bookings import FILE.csv [--skip-bad] [--data DIR] [--office ID|FILE]
  poczekalnia bookings import FILE.csv [--skip-bad] --hub http://HOST:PORT --token TOKEN

FILE.csv    at most ${MOST_BOOKINGS.toLocaleString('en')} bookings and ${megabytes} MB; columns date, time,
            queue, name, email and where wanted pin, language, case, party; UTF-8, or as Polish Excel writes it
            (docs/operating.md). While one line is bad nothing is imported and the first
            ${MOST_FAULTS_TOLD} faults are told. The office's work goes on meanwhile;
            the same file twice changes nothing
--skip-bad  import the good lines even if there are bad ones
--data      the hub's data folder (${defaultDataDir}; ${defaultSeveralDir} with an office's id);
            the hub may be running or not
--office    which office of a hub that has several, by its id; or, for a data folder on which
            no hub has run yet, the office's profile`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      'skip-bad': { type: 'boolean', default: false },
      data: { type: 'string' },
      office: { type: 'string' },
      hub: { type: 'string' },
      token: { type: 'string' },
    },
  })
  const [order, file, ...rest] = positionals
  if (order !== 'import') throw new UsageFailure(order === undefined ? 'Say what to do.' : `Unknown command: ${order}`)
  if (file === undefined || rest.length > 0) throw new UsageFailure('Say which one file to import.')
  const { hub, token, data, office } = values
  if (hub === undefined ? token !== undefined : token === undefined || data !== undefined || office !== undefined)
    throw new UsageFailure('Say either --data, or --hub with --token.')
  const csv = contentsOf(file)
  const skipBad = values['skip-bad']
  const progress = progressLine()
  const send = (url: string, token: string) => importOverHttp({ url, token, csv, skipBad, onProgress: progress.show })
  let result: ImportResult
  try {
    if (hub === undefined || token === undefined)
      result = await importIntoFolder({
        ...placeOf(data, office),
        csv,
        skipBad,
        onProgress: progress.show,
        send,
      })
    else result = (await send(hub, token)) ?? unreachable(hub)
  } finally {
    progress.end()
  }
  return report(result, skipBad)
})

/** A profile's path is never an id: it ends in .yaml. */
function placeOf(data: string | undefined, office: string | undefined) {
  if (office === undefined || isId(office)) return { dataDir: officeFolder(data, office), office: undefined }
  return { dataDir: data ?? defaultDataDir, office }
}

function contentsOf(file: string): Uint8Array {
  let size: number
  let bytes: Uint8Array
  try {
    size = statSync(file).size
    bytes = size > LARGEST_BOOKINGS_FILE ? new Uint8Array() : readFileSync(file)
  } catch {
    throw new CommandFailure(`${file}: this file cannot be read`)
  }
  if (size > LARGEST_BOOKINGS_FILE)
    throw new CommandFailure(
      `${file}: larger than ${megabytes} MB. Divide it, for example into one file for each month`,
    )
  return bytes
}

function unreachable(url: string): never {
  throw new CommandFailure(`${url}: no hub answers there`, 1)
}

/** Through the hub that runs on the folder; when none answers, straight into the folder. */
async function importIntoFolder(order: {
  dataDir: string
  office: string | undefined
  csv: Uint8Array
  skipBad: boolean
  onProgress: OnProgress
  send: (url: string, token: string) => Promise<ImportResult | null>
}): Promise<ImportResult> {
  const { dataDir, csv, skipBad, onProgress } = order
  const hub = readHubInfo(dataDir)
  const token = readOperatorToken(dataDir)
  const answered = hub && token ? await order.send(hub.local ?? hub.url, token) : null
  if (answered) return answered
  const officeFile = order.office ?? hub?.office
  if (officeFile === undefined)
    throw new UsageFailure(`${dataDir}: no hub has run on this folder yet, say with --office which office it is for`)
  if (!existsSync(officeFile)) throw new CommandFailure(`--office: there is no file ${officeFile}`)
  // Loaded only now: sending a file to a hub does not need a hub of one's own.
  const { importBookingsOffline } = await import('../apps/hub/src/features/bookings/import-offline.ts')
  return importBookingsOffline({ dataDir, officeFile, csv, skipBad, onProgress })
}
