import type { Alongside } from './ports/alongside.ts'
import type { StoredEvent } from './ports/events.ts'
import type { Store } from './ports/store.ts'

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

/** What is read of an office to copy it. */
export type CopySource = Pick<Store, 'read' | 'people' | 'notes' | 'profiles' | 'staff'> & {
  streams: readonly string[]
}

/**
 * Copies all that an office keeps into a store that is empty.
 * @param noteOf the ticket that an event tells of a note on; `null`: of none
 * @throws CopyRefused, StoreFailure
 */
export async function copyAll(parts: {
  source: CopySource
  target: Store
  office: string
  noteOf: (event: StoredEvent) => string | null
}): Promise<Copied> {
  const { source, target, office, noteOf } = parts
  if (!source.streams.includes(office))
    throw new CopyRefused(`there is no office ${office}, but: ${source.streams.join(', ') || 'nothing'}`)
  const copied: Copied = { streams: [], people: 0, notes: 0, profiles: 0, accounts: 0 }
  const noted = new Set<string>()
  for (const stream of source.streams) {
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
