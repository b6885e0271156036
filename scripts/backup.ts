import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUpAt, isKeptAt, keptFrom, nameOf } from '@poczekalnia/queue-core/store'
import { devicesStream } from '../apps/hub/src/features/devices/index.ts'
import { staffStream } from '../apps/hub/src/features/staff/index.ts'
import { backupName, keepNewest } from './operator/backup-files.ts'
import { breakageWords } from './operator/breakage.ts'
import { checkedWords, doubtsOf } from './operator/checked-words.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { defaultDataDir, defaultSeveralDir } from './operator/defaults.ts'
import { noteOf } from './operator/note-of.ts'
import { isOffice, officeFolder, officesIn } from './operator/office-folder.ts'

const usage = `Usage:
  poczekalnia backup --to FOLDER [--keep COUNT] [--data DIR] [--office ID]
  poczekalnia backup --to FILE [--data DIR] [--office ID]

Copies all that an office keeps into one file and checks the copy, also while the hub runs, and also
where its hub keeps it in a database.

--to      a folder that is there, for a file named by office and time (UTC); or the file itself,
          which must not be there yet
--keep    deletes all but the newest COUNT backups of this office in that folder, once the new one is sound
--data    the hub's data folder (${defaultDataDir}; ${defaultSeveralDir} with --office)
--office  which office of a hub that has several, by its id; left out: all of them`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      keep: { type: 'string' },
      data: { type: 'string' },
      office: { type: 'string' },
    },
  })
  if (positionals.length > 0) throw new UsageFailure(`Too many words: ${positionals.join(' ')}`)
  const { to } = values
  if (to === undefined) throw new UsageFailure('Say with --to where the backup is to lie.')
  const keep = keepOf(values.keep)
  const folder = statSync(to, { throwIfNoEntry: false })?.isDirectory() ? to : null
  const dirs = dataFolders(values.data, values.office)
  if (folder === null) {
    if (keep !== null) throw new UsageFailure('--keep goes with a folder that is there.')
    if (dirs.length > 1) throw new UsageFailure('--to must be a folder that is there, for several offices.')
    if (existsSync(to)) throw new CommandFailure(`${to} is there already; name a folder, or another file`)
  }
  for (const dir of dirs)
    if (folder !== null && resolve(folder) === resolve(dir))
      throw new UsageFailure(`${folder} is the data folder itself: a backup belongs on another disk.`)
  let status = 0
  for (const dir of dirs) status = Math.max(status, await backUpOne({ dir, to, folder, keep }))
  return status
})

async function backUpOne(order: { dir: string; to: string; folder: string | null; keep: number | null }) {
  const { dir, to, folder, keep } = order
  const place = keptFrom(dir)
  if (!(await isKeptAt(place)))
    throw new CommandFailure(
      place.kind === 'postgres'
        ? `${nameOf(place)}: nothing is kept there`
        : `${dir}: there is no hub's data in this folder`,
    )
  const began = Date.now()
  const unchecked = folder === null ? to : join(folder, `.${basename(resolve(dir))}`)
  const verdict = await backUpAt(place, {
    unchecked,
    others: [devicesStream, staffStream],
    nameOf: (office) => (folder === null ? to : join(folder, backupName(office, began))),
    noteOf,
  })
  if (!verdict.ok) {
    console.error(`BROKEN  ${nameOf(place)}: ${breakageWords(verdict.broken)}; no backup was made of it`)
    return 1
  }
  console.log(checkedWords(verdict))
  const doubts = doubtsOf(verdict)
  for (const doubt of doubts) console.error(doubt)
  const took = `${((Date.now() - began) / 1000).toFixed(1)} s`
  console.log(`${doubts.length > 0 ? 'FLAWED' : 'SOUND '}  ${verdict.file} (${took})`)
  // As long as something is wrong, older copies may be the better ones.
  if (doubts.length > 0) return 1
  if (folder !== null && keep !== null)
    for (const name of keepNewest(folder, verdict.office, keep)) console.log(`deleted ${join(folder, name)}`)
  return 0
}

function keepOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageFailure(`--keep takes a whole number from 1 on, not ${text}`)
  return Number(text)
}

/** All offices of a hub that has several, unless one is meant. */
function dataFolders(data: string | undefined, office: string | undefined): string[] {
  const dir = data ?? defaultDataDir
  const offices = office === undefined && !isOffice(dir) ? officesIn(dir) : []
  return offices.length > 0 ? offices.map((id) => join(dir, id)) : [officeFolder(data, office)]
}
