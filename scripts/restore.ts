import { existsSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Checked, databaseName, openDataFolder, restoreBackup } from '@poczekalnia/queue-core/store'
import { devicesStream } from '../apps/hub/src/devices/index.ts'
import { staffStream } from '../apps/hub/src/staff/index.ts'
import { breakageWords } from './operator/breakage.ts'
import { checkedWords, differingSnapshot, moment } from './operator/checked-words.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { numbersAfter } from './operator/numbers-after.ts'

const usage = `Usage:
  pnpm restore BACKUP --data DIR [--office ID] [--numbers-from N | --nothing-since]

Puts a backup into a data folder on which no hub runs. What lies there is put aside, not deleted.

--data           the data folder: empty, missing, or of a hub that was stopped
--office         the office's id, for the folder of a hub that has several: DIR/ID
--numbers-from   the next ticket of each queue is that number or higher, for this one day; left out: a number that is higher than any
                 day in the backup went
--nothing-since  nothing was given out since the backup (the hub was stopped before it was made): numbers go on as they were`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      office: { type: 'string' },
      'numbers-from': { type: 'string' },
      'nothing-since': { type: 'boolean', default: false },
    },
  })
  const [backup, ...rest] = positionals
  if (backup === undefined || rest.length > 0) throw new UsageFailure('Say which one backup to restore.')
  if (values.data === undefined) throw new UsageFailure('Say with --data into which folder.')
  const { office } = values
  const dir = office === undefined ? values.data : join(values.data, office)
  const numbersFrom = (found: Checked): number | null => {
    if (office !== undefined && found.office !== office)
      throw new CommandFailure(`${backup} is a backup of ${found.office}, not of ${office}`)
    return numbersAfter(found.given, { from: values['numbers-from'], nothingSince: values['nothing-since'] })
  }
  return restore(backup, dir, numbersFrom)
})

async function restore(backup: string, dir: string, numbersFrom: (found: Checked) => number | null): Promise<number> {
  // A folder in use is the first thing to say: reading a large backup takes a while.
  if (existsSync(join(dir, databaseName))) openDataFolder(dir).release()
  const others = [devicesStream, staffStream]
  let first: number | null = null
  const restored = await restoreBackup({
    backup,
    dir,
    at: Date.now(),
    others,
    numbersFrom(found) {
      first = numbersFrom(found)
      return first
    },
  })
  if (!restored.ok) {
    console.error(`BROKEN  ${backup}: ${breakageWords(restored.broken)}; nothing was restored`)
    return 1
  }
  const { found, now, replaced } = restored
  console.log(`Restored into ${dir}:\n  ${checkedWords(now)}`)
  if (found.snapshot === 'differs') console.error(differingSnapshot)
  console.log(`The backup ends at ${moment(found.lastAt)}, ${ago(Date.now() - found.lastAt)} ago.`)
  console.log(
    first === null
      ? 'Nothing was given out since: numbers go on as they were.'
      : `What happened after that is not in it. The next tickets of the day have the numbers from ${padded(first)} on in every queue; if one\nthat was given out is higher still, restore again with --numbers-from. Who has a ticket from after the backup needs a new one.`,
  )
  if (replaced) console.log(`What was there before is now ${replaced}`)
  keepProfile(dir, found)
  console.log('Everybody signs in again. Paired devices stay paired where the address is the same.')
  return 0
}

/** The profile as it was in force, for a machine that has not got its file. */
function keepProfile(dir: string, { office, profile }: Checked): void {
  if (profile === null) return
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
