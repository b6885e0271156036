import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Copied, CopyRefused, copyAll } from './copy-all.ts'
import { isKeptAt, nameOf, openLeaseAt, openLogAt, openStoreAt, type StorePlace } from './place.ts'
import type { StoredEvent } from './ports/events.ts'
import type { PostgresPlace } from './postgres/open-database.ts'
import { databaseName, openDataFolder } from './sqlite/data-folder.ts'

/** Longer than any hub that says nothing is waited for. */
const ownerMs = 8_000

/** Of `office` the id, its stream and where its people are. `noteOf`: the ticket that an event tells of a note on. */
type What = { office: string; noteOf: (event: StoredEvent) => string | null }

/**
 * Copies all that an office keeps to where nothing is kept yet, whatever keeps it. No hub may work it meanwhile. What
 * is there at the end is whole and has the same hashes; broken off before, there is nothing. Snapshots and the figures
 * of reports are not copied: they are made anew.
 * @throws CopyRefused, DataFolderInUse, StoreFailure
 */
export async function copyOffice(from: StorePlace, to: StorePlace, what: What): Promise<Copied> {
  if (!(await isKeptAt(from))) throw new CopyRefused(`${nameOf(from)}: nothing is kept there`)
  if (await isKeptAt(to)) throw new CopyRefused(`${nameOf(to)}: something is kept there already, and stays as it is`)
  const held = [await hold(from), await hold(to)]
  const unfinished = unfinishedAt(to)
  try {
    const copied = await copyTo(unfinished, from, what)
    await finish(unfinished, to)
    return copied
  } finally {
    for (const release of held) await release()
  }
}

/**
 * Copies an office into a database in the place of what is kept there, which is put aside. Whoever calls it holds both
 * (`hold`). What was there stays in its place unless all went well.
 * @param at now, epoch ms
 * @returns the schema that what was there is in now; `null`: nothing was
 * @throws CopyRefused, StoreFailure
 */
export async function copyInPlaceOf(
  to: PostgresPlace,
  from: StorePlace,
  what: What & { at: number },
): Promise<string | null> {
  const unfinished = { ...to, office: `${to.office}-copying` }
  try {
    await copyTo(unfinished, from, what)
    return await (await import('./postgres/schemas.ts')).exchangeSchema(unfinished, to.office, what.at)
  } catch (error) {
    await remove(unfinished).catch(() => undefined)
    throw error
  }
}

async function copyTo(unfinished: StorePlace, from: StorePlace, { office, noteOf }: What): Promise<Copied> {
  await remove(unfinished)
  if (unfinished.kind === 'data-folder') mkdirSync(unfinished.dir, { mode: 0o700 })
  const log = await openLogAt(from)
  const source = await openStoreAt(from)
  const target = await openStoreAt(unfinished)
  let copied: Copied
  try {
    const { people, notes, profiles, staff } = source
    const read = source.read.bind(source)
    const all = { streams: log.streams, read, people, notes, profiles, staff }
    copied = await copyAll({ source: all, target, office, noteOf })
  } finally {
    for (const one of [log, source, target]) await one.close()
  }
  await mustBeSame(unfinished, copied)
  return copied
}

/** Makes sure that no hub works there. @returns lets go @throws CopyRefused, DataFolderInUse, StoreFailure */
export async function hold(place: StorePlace): Promise<() => unknown> {
  if (place.kind === 'data-folder') return openDataFolder(place.dir).release
  if (!(await isKeptAt(place))) return () => undefined
  const lease = await openLeaseAt(place, { owner: 'copy', address: '' })
  let works = ''
  const taken = lease.take(({ address }) => {
    works = address
  })
  const isTaken = await Promise.race([taken.then(() => true), wait(ownerMs, false, { ref: false })])
  if (isTaken) return () => lease.release()
  taken.catch(() => undefined)
  await lease.release()
  throw new CopyRefused(`${nameOf(place)}: a hub works the office, stop it first (${works || 'no address'})`)
}

/** Reads the copy as it lies there now: every hash is checked on the way. */
async function mustBeSame(place: StorePlace, { streams }: Copied): Promise<void> {
  const log = await openLogAt(place)
  try {
    for (const { stream, events, head } of streams) {
      let [version, hash] = [0, '']
      for await (const event of log.read(stream)) [version, hash] = [event.version, event.hash]
      if (version !== events || hash !== head)
        throw new CopyRefused(`the copy of ${stream} is not what was copied; nothing is kept of it`)
    }
  } finally {
    await log.close()
  }
}

/** Where it lies while it is not whole. */
function unfinishedAt(to: StorePlace): StorePlace {
  if (to.kind === 'postgres') return { ...to, office: `${to.office}-copying` }
  return { ...to, dir: join(to.dir, 'copying') }
}

async function remove(place: StorePlace): Promise<void> {
  if (place.kind === 'data-folder') rmSync(place.dir, { recursive: true, force: true })
  else await (await import('./postgres/schemas.ts')).dropSchema(place)
}

async function finish(unfinished: StorePlace, to: StorePlace): Promise<void> {
  if (unfinished.kind === 'postgres' && to.kind === 'postgres')
    return (await import('./postgres/schemas.ts')).renameSchema(unfinished, to.office)
  if (unfinished.kind !== 'data-folder' || to.kind !== 'data-folder') return
  // A store that was closed has one file: what it writes ahead is in it.
  for (const end of ['-wal', '-shm']) {
    const file = join(unfinished.dir, databaseName) + end
    if (existsSync(file)) rmSync(file)
  }
  renameSync(join(unfinished.dir, databaseName), join(to.dir, databaseName))
  rmSync(unfinished.dir, { recursive: true, force: true })
}
