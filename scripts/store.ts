import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  copyOffice,
  dataFolder,
  inDatabase,
  isAddress,
  nameOf,
  openLogAt,
  type StoredEvent,
  type StorePlace,
} from '@poczekalnia/queue-core/store'
import { devicesStream } from '../apps/hub/src/features/devices/index.ts'
import { staffStream } from '../apps/hub/src/features/staff/index.ts'
import { CommandFailure, runCommand, UsageFailure } from './operator/command-line.ts'
import { isId } from './operator/office-folder.ts'

const usage = `Usage:
  poczekalnia store copy --from PLACE --to PLACE [--office ID]

Copies all that an office keeps, from its data folder into a region's database or back. Numbers, people
and passwords go on as they were; every hash is checked. The hub has to be stopped, and is then started
on the new place only: the old one stays as it is, and would give the same numbers once more.

PLACE     a data folder, or a database such as postgres://poczekalnia@db1/poczekalnia
--office  which office of the database, by its id; a data folder knows its own`

await runCommand(usage, async () => {
  const text = { type: 'string' } as const
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { from: text, to: text, office: text },
  })
  const [order, ...words] = positionals
  if (order !== 'copy') throw new UsageFailure(order === undefined ? 'Say what to do.' : `Unknown command: ${order}`)
  if (words.length > 0) throw new UsageFailure(`Too many words: ${words.join(' ')}`)
  if (values.from === undefined || values.to === undefined) throw new UsageFailure('Say --from where and --to where.')
  if (values.office !== undefined && !isId(values.office))
    throw new UsageFailure(`--office takes an office's id, such as katowice, not ${values.office}`)
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
  if (/^\w+:\/\//.test(text)) throw new UsageFailure(`${text} is neither a folder nor postgres://…`)
  return dataFolder(text)
}

function noteOf({ type, data }: StoredEvent): string | null {
  return type === 'VisitNoted' ? (data as { ticket: string }).ticket : null
}
