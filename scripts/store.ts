import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BookingPlace, bookingFile, copySite } from '@poczekalnia/booking-core/store'
import {
  copyOffice,
  dataFolder,
  inDatabase,
  isAddress,
  nameOf,
  openLogAt,
  readAddress,
  type StorePlace,
} from '@poczekalnia/queue-core/store'
import { readTextFile } from '@poczekalnia/written/file'
import { alikeOf, openSecrets } from '../apps/booking/src/secrets.ts'
import { devicesStream } from '../apps/hub/src/features/devices/index.ts'
import { staffStream } from '../apps/hub/src/features/staff/index.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { noteOf } from './operator/note-of.ts'
import { isId } from './operator/office-folder.ts'

const usage = `Usage:
  poczekalnia store copy --from PLACE --to PLACE [--office ID]
  poczekalnia store copy --booking --from PLACE --to PLACE

Copies all that an office keeps, from its data folder into a region's database or back. Numbers, people
and passwords go on as they were; every hash is checked. The hub has to be stopped, and is then started
on the new place only: the old one stays as it is, and would give the same numbers once more.
With --booking it is all that a booking site keeps, of all its offices; its servers have to be stopped.

PLACE     a data folder, or a database such as postgres://poczekalnia@db1/poczekalnia
--office  which office of the database, by its id; a data folder knows its own
--booking the booking site's data. What its addresses and codes are good by, booking.key and hub-token,
          is not in a database: each server's folder has it, and a folder that is copied to needs it first`

await runCommand(usage, async () => {
  const text = { type: 'string' } as const
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { from: text, to: text, office: text, booking: { type: 'boolean' } },
  })
  const [order, ...words] = positionals
  if (order !== 'copy') throw new UsageFailure(order === undefined ? 'Say what to do.' : `Unknown command: ${order}`)
  if (words.length > 0) throw new UsageFailure(`Too many words: ${words.join(' ')}`)
  if (values.from === undefined || values.to === undefined) throw new UsageFailure('Say --from where and --to where.')
  if (values.office !== undefined && !isId(values.office))
    throw new UsageFailure(`--office takes an office's id, such as katowice, not ${values.office}`)
  if (values.booking) {
    if (values.office !== undefined) throw new UsageFailure('A booking site is copied with all its offices.')
    return copyBooking(values.from, values.to)
  }
  const office = values.office ?? (await officeIn(values.from))
  const [from, to] = [placeOf(values.from, office), placeOf(values.to, office)]
  const copied = await copyOffice(from, to, { office, noteOf })
  for (const { stream, events, head } of copied.streams)
    console.log(`${stream}: ${events} events, every hash right, head ${head.slice(0, 16)}`)
  const { people, notes, profiles, accounts } = copied
  console.log(`${people} people, ${notes} notes, ${profiles} profiles, ${accounts} passwords`)
  console.log(`COPIED  ${nameOf(to)}. Start the hub there only; ${nameOf(from)} is not to be worked any more.`)
  return 0
})

async function copyBooking(from: string, to: string): Promise<number> {
  const folder = [from, to].find((text) => !isAddress(text))
  if (folder === undefined) throw new UsageFailure('One of the two is a folder: it has the key of the site.')
  const [source, target] = [sitePlace(from), sitePlace(to)]
  const copied = await copySite(source, target, alikeIn(folder))
  for (const { table, rows, hash } of copied)
    console.log(`${table}: ${rows} rows, read again and the same, hash ${hash.slice(0, 16)}`)
  console.log(`COPIED  ${toldOf(to)}. Start booking servers there only; ${toldOf(from)} is not to be used any more.`)
  return 0
}

/** What the site's key and token are told by. */
function alikeIn(folder: string): Record<string, string> {
  const [key, token] = [join(folder, 'booking.key'), join(folder, 'hub-token')]
  const missing = [key, token].find((file) => !existsSync(file))
  if (missing !== undefined)
    throw new CommandFailure(`${missing}: it is not there; copy it from a server of the site, its owner's alone`)
  const found = readTextFile(token)
  return alikeOf(openSecrets(key), 'text' in found ? found.text.trim() : '')
}

function sitePlace(text: string): BookingPlace {
  return isAddress(text) ? { kind: 'postgres', url: text } : { kind: 'data-folder', dir: folderOf(text) }
}

function toldOf(text: string): string {
  return isAddress(text) ? readAddress(text).name : bookingFile(text)
}

/** The office of a data folder, which is the stream that no other is. */
async function officeIn(from: string): Promise<string> {
  if (isAddress(from)) throw new UsageFailure('Say with --office which office of the database.')
  if (!existsSync(nameOf(dataFolder(from)))) throw new CommandFailure(`${from}: there is no hub's data in this folder`)
  const log = await openLogAt(dataFolder(from))
  try {
    const [office, ...others] = log.streams.filter((stream) => stream !== devicesStream && stream !== staffStream)
    if (office !== undefined && others.length === 0) return office
    throw new CommandFailure(`${from}: the log has no office, or several: ${log.streams.join(', ')}`)
  } finally {
    await log.close()
  }
}

function placeOf(text: string, office: string): StorePlace {
  if (isAddress(text)) return inDatabase(text, office)
  return dataFolder(folderOf(text))
}

function folderOf(text: string): string {
  if (/^\w+:\/\//.test(text)) throw new UsageFailure(`${text} is neither a folder nor postgres://…`)
  return text
}
