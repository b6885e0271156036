import { existsSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type Checked,
  checkAt,
  dataFolder,
  inDatabase,
  isAddress,
  isKeptAt,
  keptFrom,
  type NumbersGiven,
  nameOf,
  openDataFolder,
  placeOf,
  restoreBackup,
  restoreIntoDatabase,
  type StorePlace,
  undoRestore,
} from '@poczekalnia/queue-core/store'
import { devicesStream } from '../apps/hub/src/features/devices/index.ts'
import { staffStream } from '../apps/hub/src/features/staff/index.ts'
import { breakageWords } from './operator/breakage.ts'
import { checkedWords, doubtsOf, flawWords } from './operator/checked-words.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { noteOf } from './operator/note-of.ts'
import { numbersAfter } from './operator/numbers-after.ts'
import { officeTimes } from './operator/office-times.ts'

const usage = `Usage:
  poczekalnia restore BACKUP --data DIR [--office ID] [--numbers-from N | --nothing-since]
  poczekalnia restore BACKUP --database URL [--numbers-from N | --nothing-since]
  poczekalnia restore --undo --data DIR [--office ID]

Puts a backup into a data folder on which no hub runs. What lies there is put aside, not deleted. A restore that
was broken off is run again in the same way, or taken back with --undo. Where the hub of the folder keeps its
office in a database, it is restored there: all at once, so that nothing is ever half done.

--data           the data folder: empty, missing, or of a hub that was stopped
--database       the database, such as postgres://poczekalnia@db1/poczekalnia, where no folder names it yet
--office         the office's id, for the folder of a hub that has several: DIR/ID
--numbers-from   the next ticket of each queue is that number or higher, for this one day; left out:
                 a number that is higher than any day in the backup went, and in what lies in the folder
--nothing-since  nothing was given out since the backup (the hub was stopped before it was made):
                 numbers go on as they were
--undo           puts what was there before a restore that was broken off in its place again`

const othersStreams = [devicesStream, staffStream]

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      database: { type: 'string' },
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
  const { data, database, office } = values
  if ((data === undefined) === (database === undefined))
    throw new UsageFailure('Say with --data into which folder, or with --database into which database.')
  const accept = (found: Checked) => {
    if (office !== undefined && found.office !== office)
      throw new CommandFailure(`${backup} is a backup of ${found.office}, not of ${office}`)
    // A sealed one is what was copied, with whatever was wrong by then; of another one nobody can tell what else has
    // changed in it.
    const damaged = found.sealed ? undefined : found.flaws.find(({ what }) => what === 'profile')
    if (damaged) throw new CommandFailure(`BROKEN  ${backup}: ${flawWords(damaged)}; nothing was restored`, 1)
  }
  const dir = data === undefined ? null : folderOf(data, office)
  const place = dir === null ? await officeIn(database ?? '', backup) : keptFrom(dir)
  return restore({ backup, dir, place, accept, from: values['numbers-from'], nothingSince: values['nothing-since'] })
})

function folderOf(data: string, office: string | undefined): string {
  return office === undefined ? data : join(data, office)
}

/** Where a database keeps the office of a backup. */
async function officeIn(database: string, backup: string): Promise<StorePlace> {
  if (!isAddress(database)) throw new UsageFailure(`--database takes postgres://…, not ${database}`)
  const found = await checkAt(placeOf(backup), othersStreams)
  if (!found.ok) throw new CommandFailure(brokenLine(backup, found.broken), 1)
  return inDatabase(database, found.office)
}

async function takeBack(dir: string): Promise<number> {
  const kept = keptFrom(dir)
  if (kept.kind === 'postgres') {
    console.log(`${nameOf(kept)}: a restore into a database is never half done. Nothing was changed.`)
    return 0
  }
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

function brokenLine(backup: string, broken: Parameters<typeof breakageWords>[0]): string {
  return `BROKEN  ${backup}: ${breakageWords(broken)}; nothing was restored`
}

type Order = {
  backup: string
  /** `null`: none was named. */
  dir: string | null
  place: StorePlace
  accept: (found: Checked) => void
  from: string | undefined
  nothingSince: boolean
}

async function restore({ backup, dir, place, accept, from, nothingSince }: Order): Promise<number> {
  const at = Date.now()
  let first: number | null = null
  const order: Omit<Parameters<typeof restoreBackup>[0], 'dir'> = {
    ...{ backup, at, others: othersStreams },
    accept(found) {
      if (place.kind === 'postgres' && place.office !== found.office)
        throw new CommandFailure(`${backup} is a backup of ${found.office}, and ${nameOf(place)} is another office`)
      accept(found)
    },
    numbersFrom(found, inBackup, files) {
      first = numbersAfter(found.given, { from, nothingSince }, { backup: inBackup, files, now: at })
      return first
    },
  }
  const restored = await (place.kind === 'postgres'
    ? restoreIntoDatabase(place, { ...order, noteOf })
    : restoreIntoFolder(place.dir, order))
  if (!restored.ok) {
    console.error(brokenLine(backup, restored.broken))
    return 1
  }
  const { found, now, replaced, known } = restored
  console.log(`Restored into ${place.kind === 'postgres' ? nameOf(place) : place.dir}:\n  ${checkedWords(now)}`)
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
  if (replaced) console.log(`What was there before is now ${place.kind === 'postgres' ? 'schema ' : ''}${replaced}`)
  if (dir !== null) keepProfile(dir, found)
  console.log('Everybody signs in again. Paired devices stay paired where the address is the same.')
  return 0
}

async function restoreIntoFolder(dir: string, order: Omit<Parameters<typeof restoreBackup>[0], 'dir'>) {
  // A folder in use is the first thing to say: reading a large backup takes a while.
  if (await isKeptAt(dataFolder(dir))) openDataFolder(dir).release()
  return restoreBackup({
    ...{ ...order, dir },
    onUndone: () => console.log(`A restore that was broken off in ${dir} was taken back first.`),
  })
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
