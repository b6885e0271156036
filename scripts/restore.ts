import { existsSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type Checked,
  dataFolder,
  isKeptAt,
  keptFrom,
  type NumbersGiven,
  nameOf,
  openDataFolder,
  restoreBackup,
  undoRestore,
} from '@poczekalnia/queue-core/store'
import { devicesStream } from '../apps/hub/src/features/devices/index.ts'
import { staffStream } from '../apps/hub/src/features/staff/index.ts'
import { breakageWords } from './operator/breakage.ts'
import { checkedWords, doubtsOf, flawWords } from './operator/checked-words.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { numbersAfter } from './operator/numbers-after.ts'
import { officeTimes } from './operator/office-times.ts'

const usage = `Usage:
  poczekalnia restore BACKUP --data DIR [--office ID] [--numbers-from N | --nothing-since]
  poczekalnia restore --undo --data DIR [--office ID]

Puts a backup into a data folder on which no hub runs. What lies there is put aside, not deleted. A restore that
was broken off is run again in the same way, or taken back with --undo.

--data           the data folder: empty, missing, or of a hub that was stopped
--office         the office's id, for the folder of a hub that has several: DIR/ID
--numbers-from   the next ticket of each queue is that number or higher, for this one day; left out:
                 a number that is higher than any day in the backup went, and in what lies in the folder
--nothing-since  nothing was given out since the backup (the hub was stopped before it was made):
                 numbers go on as they were
--undo           puts what was there before a restore that was broken off in its place again`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      office: { type: 'string' },
      'numbers-from': { type: 'string' },
      'nothing-since': { type: 'boolean', default: false },
      undo: { type: 'boolean', default: false },
    },
  })
  const [backup, ...rest] = positionals
  if (values.undo) {
    if (backup !== undefined || values['numbers-from'] !== undefined || values['nothing-since'])
      throw new UsageFailure('--undo takes back what was broken off, and goes with --data and --office only.')
    if (values.data === undefined) throw new UsageFailure('Say with --data in which folder.')
    return takeBack(folderOf(values.data, values.office))
  }
  if (backup === undefined || rest.length > 0) throw new UsageFailure('Say which one backup to restore.')
  if (values.data === undefined) throw new UsageFailure('Say with --data into which folder.')
  const { office } = values
  const dir = folderOf(values.data, office)
  const accept = (found: Checked) => {
    if (office !== undefined && found.office !== office)
      throw new CommandFailure(`${backup} is a backup of ${found.office}, not of ${office}`)
    // A sealed one is what was copied, with whatever was wrong by then; of another one nobody can tell what else has
    // changed in it.
    const damaged = found.sealed ? undefined : found.flaws.find(({ what }) => what === 'profile')
    if (damaged) throw new CommandFailure(`BROKEN  ${backup}: ${flawWords(damaged)}; nothing was restored`, 1)
  }
  return restore({ backup, dir, accept, from: values['numbers-from'], nothingSince: values['nothing-since'] })
})

function folderOf(data: string, office: string | undefined): string {
  const dir = office === undefined ? data : join(data, office)
  const kept = keptFrom(dir)
  if (kept.kind === 'data-folder') return dir
  throw new CommandFailure(
    `${dir}: its hub keeps the office in ${nameOf(kept)}. Restore into an empty folder, and copy that there with ` +
      'poczekalnia store copy',
  )
}

async function takeBack(dir: string): Promise<number> {
  if (!existsSync(dir)) throw new CommandFailure(`${dir}: there is no such folder`)
  if (!undoRestore(dir)) {
    console.log(`No restore was broken off in ${dir}: nothing was changed.`)
    return 0
  }
  const has = await isKeptAt(dataFolder(dir))
  console.log(
    `${dir}: the restore is taken back, and ` +
      `${has ? 'what was there before is in its place' : 'it is empty as before'}.`,
  )
  return 0
}

type Order = {
  backup: string
  dir: string
  accept: (found: Checked) => void
  from: string | undefined
  nothingSince: boolean
}

async function restore({ backup, dir, accept, from, nothingSince }: Order): Promise<number> {
  // A folder in use is the first thing to say: reading a large backup takes a while.
  if (await isKeptAt(dataFolder(dir))) openDataFolder(dir).release()
  const at = Date.now()
  let first: number | null = null
  const restored = await restoreBackup({
    backup,
    dir,
    at,
    others: [devicesStream, staffStream],
    accept,
    numbersFrom(found, inBackup, files) {
      first = numbersAfter(found.given, { from, nothingSince }, { backup: inBackup, files, now: at })
      return first
    },
    onUndone: () => console.log(`A restore that was broken off in ${dir} was taken back first.`),
  })
  if (!restored.ok) {
    console.error(`BROKEN  ${backup}: ${breakageWords(restored.broken)}; nothing was restored`)
    return 1
  }
  const { found, now, replaced, known } = restored
  console.log(`Restored into ${dir}:\n  ${checkedWords(now)}`)
  for (const doubt of doubtsOf(found)) console.error(doubt)
  console.log(`The backup ends at ${officeTimes(found.profile)(found.lastAt)}, ${ago(Date.now() - found.lastAt)} ago.`)
  console.log(
    first === null
      ? 'Nothing was given out since: numbers go on as they were.'
      : `What happened after that is not in it. The next tickets of the day have the numbers from ${padded(first)} ` +
          'on in every queue; if one\nthat was given out is higher still, restore again with --numbers-from. ' +
          'Who has a ticket from after the backup needs a new one.',
  )
  for (const file of known) if (!file.whole) console.error(notWhole(file))
  if (replaced) console.log(`What was there before is now ${replaced}`)
  keepProfile(dir, found)
  console.log('Everybody signs in again. Paired devices stay paired where the address is the same.')
  return 0
}

/** Whoever restores because a disk went bad has to know that the file could not be asked. */
function notWhole({ file, most }: NumbersGiven): string {
  const known = most > 0 ? `; the highest number that was found is ${padded(most)}` : ''
  return (
    `${basename(file)} is damaged, so not all that it gave out is known${known}. ` +
    'Look at the newest tickets that visitors hold.'
  )
}

/** The profile as it was in force, for a machine that has not got its file. */
function keepProfile(dir: string, { office, profile, flaws }: Checked): void {
  if (profile === null || flaws.some(({ what }) => what === 'profile')) return
  const file = join(dir, `${office}.yaml`)
  writeFileSync(file, profile)
  console.log(`The office's profile as it was: ${resolve(dir) === process.cwd() ? basename(file) : file}`)
}

function padded(number: number): string {
  return String(number).padStart(3, '0')
}

function ago(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000))
  if (minutes < 120) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}
