import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isKeptAt, nameOf, openLeaseAt, openLogAt, openStoreAt, type StorePlace } from './place.ts'
import type { Alongside } from './ports/alongside.ts'
import type { Log } from './ports/copies.ts'
import type { StoredEvent } from './ports/events.ts'
import type { Store } from './ports/store.ts'
import { databaseName, openDataFolder } from './sqlite/data-folder.ts'

/** Why an office is not copied. Nothing was changed. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused'
}

/** What was copied: of each stream how many events, and the hash that holds all of them together. */
export type Copied = {
  streams: { stream: string; events: number; head: string }[]
  people: number
  notes: number
  profiles: number
  accounts: number
}

const eventsAtOnce = 500
const peopleAtOnce = 500
/** Longer than any hub that says nothing is waited for. */
const ownerMs = 8_000

/**
 * Copies all that an office keeps to where nothing is kept yet, whatever keeps it. No hub may work it meanwhile. What
 * is there at the end is whole and has the same hashes; broken off before, there is nothing. Snapshots and the figures
 * of reports are not copied: they are made anew.
 * @param office the office's id, its stream and where its people are
 * @param noteOf the ticket that an event tells of a note on; `null`: of none
 * @throws CopyRefused, DataFolderInUse, StoreFailure
 */
export async function copyOffice(
  from: StorePlace,
  to: StorePlace,
  { office, noteOf }: { office: string; noteOf: (event: StoredEvent) => string | null },
): Promise<Copied> {
  if (!(await isKeptAt(from))) throw new CopyRefused(`${nameOf(from)}: nothing is kept there`)
  if (await isKeptAt(to)) throw new CopyRefused(`${nameOf(to)}: something is kept there already, and stays as it is`)
  const held = [await hold(from), await hold(to)]
  const unfinished = unfinishedAt(to)
  try {
    await remove(unfinished)
    if (unfinished.kind === 'data-folder') mkdirSync(unfinished.dir, { mode: 0o700 })
    const log = await openLogAt(from)
    const source = await openStoreAt(from)
    const target = await openStoreAt(unfinished)
    let copied: Copied
    try {
      copied = await copyAll({ log, source, target, office, noteOf })
    } finally {
      for (const one of [log, source, target]) await one.close()
    }
    await mustBeSame(unfinished, copied)
    await finish(unfinished, to)
    return copied
  } finally {
    for (const release of held) await release()
  }
}

/** Makes sure that no hub works there. @returns lets go */
async function hold(place: StorePlace): Promise<() => unknown> {
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

async function copyAll(parts: {
  log: Log
  source: Store
  target: Store
  office: string
  noteOf: (event: StoredEvent) => string | null
}): Promise<Copied> {
  const { log, source, target, office, noteOf } = parts
  if (!log.streams.includes(office))
    throw new CopyRefused(`there is no office ${office}, but: ${log.streams.join(', ') || 'nothing'}`)
  const copied: Copied = { streams: [], people: 0, notes: 0, profiles: 0, accounts: 0 }
  const noted = new Set<string>()
  for (const stream of log.streams) {
    let [version, head] = [0, '']
    let page: StoredEvent[] = []
    const write = async () => {
      version = await target.append(stream, version, page.map(asNew))
      page = []
    }
    for await (const event of source.read(stream)) {
      head = event.hash
      const ticket = stream === office ? noteOf(event) : null
      if (ticket !== null) noted.add(ticket)
      page.push(event)
      if (page.length >= eventsAtOnce) await write()
    }
    if (page.length > 0) await write()
    copied.streams.push({ stream, events: version, head })
  }
  const { events: version } = copied.streams.find(({ stream }) => stream === office)!
  const put = async (changes: readonly Alongside[]) => void (await target.append(office, version, [], changes))
  for (let after = ''; ; ) {
    const people = await source.people.page(office, after, peopleAtOnce)
    await put(people.map((person) => ({ type: 'put-person', person })))
    copied.people += people.length
    if (people.length < peopleAtOnce) break
    after = people.at(-1)!.booking
  }
  for (const ticket of noted) {
    const notes = await source.notes.of(office, ticket)
    await put(notes.map((note) => ({ type: 'add-note', note })))
    copied.notes += notes.length
  }
  for (const { version: of } of (await source.profiles.list(office)).reverse()) {
    const profile = await source.profiles.version(office, of)
    if (profile) await put([{ type: 'keep-profile', profile }])
    copied.profiles += 1
  }
  for (const { account } of await source.staff.accounts()) {
    const password = await source.staff.password(account)
    if (password) await put([{ type: 'set-password', account, ...password }])
    copied.accounts += 1
  }
  for (const session of await source.staff.sessions()) await put([{ type: 'begin-session', ...session }])
  return copied
}

function asNew({ version: _, hash: __, ...event }: StoredEvent) {
  return event
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
