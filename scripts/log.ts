import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type Broken,
  type CopyPlace,
  checkAt,
  type DataFolderPlace,
  inDatabase,
  isAddress,
  keptFrom,
  nameOf,
  openLogAt,
  placeOf,
  type StoredEvent,
  StoreFailure,
  type StorePlace,
  verifyAt,
} from '@poczekalnia/queue-core/store'
import { devicesStream } from '../apps/hub/src/features/devices/index.ts'
import { staffStream } from '../apps/hub/src/features/staff/index.ts'
import { besideFlaws } from './operator/beside-flaws.ts'
import { breakageWords } from './operator/breakage.ts'
import { doubtsOf } from './operator/checked-words.ts'
import { runCommand, UsageFailure } from './operator/command-line.ts'
import { isId, officeFolder } from './operator/office-folder.ts'
import { officeTimes, type Times } from './operator/office-times.ts'

const usage = `Usage:
  poczekalnia log verify FILE|DATA_DIR|DATABASE [--office ID]
  poczekalnia log show FILE|DATA_DIR|DATABASE [--office ID] [--stream NAME] [--after VERSION] [--limit COUNT]

DATABASE  a region's, such as postgres://poczekalnia@db1/poczekalnia, with --office
--office  which office of a hub that has several, or of the database, by its id. Times are the office's own,
          of what has no profile yet UTC`

await runCommand(usage, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      office: { type: 'string' },
      stream: { type: 'string' },
      after: { type: 'string' },
      limit: { type: 'string' },
    },
  })
  const [order, path, ...rest] = positionals
  if (path === undefined || rest.length > 0) throw new UsageFailure('Say which log: a file, or a data folder.')
  const place = placeIn(path, values.office)
  if (order === 'verify') return verify(place)
  if (order !== 'show') throw new UsageFailure(`Unknown command: ${order}`)
  return show(place, {
    stream: values.stream,
    after: count('after', values.after),
    limit: count('limit', values.limit),
  })
})

function placeIn(path: string, office: string | undefined): StorePlace | CopyPlace {
  if (isAddress(path)) {
    if (office === undefined || !isId(office)) throw new UsageFailure('Say with --office which office of the database.')
    return inDatabase(path, office)
  }
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory()
  if (isFolder) return keptFrom(officeFolder(path, office))
  if (office !== undefined)
    throw new UsageFailure('--office goes with the data folder of a hub that has several offices.')
  return placeOf(path)
}

function count(option: string, text: string | undefined): number | undefined {
  if (text !== undefined && !/^\d{1,15}$/.test(text))
    throw new UsageFailure(`--${option} takes a whole number, not ${text}`)
  return text === undefined ? undefined : Number(text)
}

async function verify(place: StorePlace | CopyPlace): Promise<number> {
  const file = nameOf(place)
  if (place.kind === 'postgres') return verifyThere(place)
  const verdict = await checkAt(place, [devicesStream, staffStream])
  // A folder in which only devices were added so far.
  const { streams } = verdict.ok ? verdict : await withoutOffice(place, verdict.broken)
  if (!streams) {
    console.log(`BROKEN  ${file}: ${breakageWords((verdict as { broken: Broken }).broken)}`)
    return 1
  }
  for (const { stream, events, head } of streams) console.log(`${stream}: ${events} events, head ${head}`)
  const doubts = [...(verdict.ok ? doubtsOf(verdict) : []), ...(await besideFlaws(place))]
  for (const doubt of doubts) console.error(doubt)
  if (verdict.ok && verdict.sealed) console.log('seal: unbroken')
  console.log(`${doubts.length > 0 ? 'FLAWED' : 'SOUND '}  ${file}`)
  return doubts.length > 0 ? 1 : 0
}

/** An office in a database, which holds what lies beside the log to it by itself. */
async function verifyThere(place: StorePlace): Promise<number> {
  const verdict = await verifyAt(place)
  if (!verdict.ok) {
    console.log(`BROKEN  ${nameOf(place)}: ${breakageWords(verdict.broken)}`)
    return 1
  }
  for (const { stream, events, head } of verdict.streams) console.log(`${stream}: ${events} events, head ${head}`)
  const doubts = await besideFlaws(place)
  for (const doubt of doubts) console.error(doubt)
  console.log(`${doubts.length > 0 ? 'FLAWED' : 'SOUND '}  ${nameOf(place)}`)
  return doubts.length > 0 ? 1 : 0
}

async function withoutOffice(place: DataFolderPlace | CopyPlace, broken: Broken) {
  const log = broken === 'no office' ? await verifyAt(place) : null
  return { streams: log?.ok ? log.streams : null }
}

async function show(
  place: StorePlace | CopyPlace,
  {
    stream,
    after,
    limit = Number.POSITIVE_INFINITY,
  }: { stream?: string | undefined; after?: number | undefined; limit?: number | undefined },
): Promise<number> {
  const log = await openLogAt(place)
  try {
    const when = officeTimes(await log.profile())
    const streams = stream === undefined ? log.streams : [stream]
    if (stream !== undefined && !log.streams.includes(stream))
      throw new UsageFailure(
        `There is no stream ${stream} in ${nameOf(place)}, there are: ${log.streams.join(', ') || 'none'}`,
      )
    let left = limit
    for (const name of streams) {
      if (left <= 0) break
      for await (const event of log.read(name, after)) {
        console.log(line(when, name, event))
        left -= 1
        if (left <= 0) break
      }
    }
    return 0
  } catch (error) {
    if (!(error instanceof StoreFailure && error.kind === 'damaged')) throw error
    console.error(error.message)
    return 1
  } finally {
    await log.close()
  }
}

function line(when: Times, stream: string, { version, at, type, actor, key, data }: StoredEvent): string {
  const by = `by ${actor}${key === undefined ? '' : ` (${key})`}`
  return `${when(at)}  ${stream} ${version}  ${type}  ${by}  ${JSON.stringify(data)}`
}
