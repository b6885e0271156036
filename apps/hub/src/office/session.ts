import type { VisitNote, WireError } from '@poczekalnia/protocol'
import {
  adopted,
  type ChangeProblem,
  type Command,
  changeProblems,
  emptyOffice,
  evolve,
  fromSnapshot,
  handle,
  type Office,
  type OfficeEvent,
  type OfficeState,
  type Recorded,
  toSnapshot,
} from '@poczekalnia/queue-core'
import type { NewEvent, Note, Person, ProfileVersion, Store } from '@poczekalnia/queue-core/store'
import type { Clock } from '../clock.ts'
import { profileHash, textHash } from './profile-hash.ts'

/**
 * A snapshot is kept when a day is over, for the state is small then, and within a day only after so many events: more than an
 * office's day has, and still folded in a second. Writing down ten thousand tickets costs the visitors of a rush 0.1 s.
 */
const SNAPSHOT_EVERY = 20_000

/** What an act came to, told only when everything it rests on is on disk. */
export type Outcome =
  | { ok: true; events: OfficeEvent[]; repeated: { ticket: string | null } | null }
  | { ok: false; refusal: WireError }

/** A profile's text as it goes on file with the event that tells of it. */
export type ProfileSource = Pick<ProfileVersion, 'text' | 'origin' | 'inFile' | 'fileBefore'>

/** Who asks. `note`: text of the note that the act writes about a visitor; it goes beside the log, never into it (ALL-4). */
export type Asked = { actor: string; key?: string | undefined; note?: { text: string; by: string } | undefined }

/** One office at work: its state in memory, its log on disk, one thing after another. */
export type OfficeSession = {
  /** The office as its profile has it now: ask for it each time, for another profile may have been taken over. */
  readonly office: Office
  /** The state with everything that was decided, be it on disk or on its way there: see `durable`. */
  state: OfficeState
  version(): number
  now(): number
  /** Decides a command and answers when its events are durable. @throws when the disk refuses: the session is then over. */
  act(command: Command, by: Asked): Promise<Outcome>
  /**
   * Takes another profile of this office over at once, unless that would orphan somebody; from the next act on everything goes by it.
   * Resolves when that is on disk.
   * @param source the text that it was read from, kept with the event when it is not the one that was kept last
   * @returns what stands against it, empty when it was taken over
   */
  adopt(next: Office, actor: string, source?: ProfileSource): Promise<ChangeProblem[]>
  /** As `adopt`, at a start: the profile is in force already, whatever it orphans. */
  startBy(source: ProfileSource): Promise<void>
  /** Writes events that were decided elsewhere (an import) with the personal data that belongs to them. */
  record(events: readonly OfficeEvent[], actor: string, people: readonly Person[]): Promise<void>
  /** Erases what is held on the person of a booking, and the clerks' notes about their visit. The log stays, and tells of it. */
  erase(booking: string, actor: string): Promise<void>
  /** What clerks wrote about a visitor of today, the oldest first. */
  notes(ticket: string): VisitNote[]
  /** Resolves when all that the state holds now is on disk. What a screen is shown waits for it. */
  durable(): Promise<unknown>
  /** Whether that is so already. */
  isDurable(): boolean
  /** Keeps the state as it is, so that the next start reads nothing. */
  keepSnapshot(): Promise<void>
  /** Calls back for events, once they are on disk. */
  onRecorded(callback: (events: readonly Recorded[]) => void): void
}

/**
 * Opens the office's stream and folds it, from the newest snapshot on.
 * @param onFailure called once when the log can't be written any more: the hub must stop rather than forget
 */
export async function openSession(parts: {
  office: Office
  store: Store
  clock: Clock
  onFailure: (error: unknown) => void
}): Promise<OfficeSession> {
  const { store, clock, onFailure } = parts
  let { office } = parts
  const stream = office.profile.id
  const { state, version: from, snapshotAt } = await fold(store, stream)
  clock.notBefore?.(state.lastAt)
  /** Notes are about visitors of the day, and end with it (ALL-4). */
  const forgetNotes = () => void store.notes.keepOnly(stream, new Set(state.tickets.keys()))
  // A crash may have come between the end of a day and this.
  forgetNotes()
  let version = from
  let written = from
  let lastSnapshot = snapshotAt
  let durable: Promise<unknown> = Promise.resolve()
  let failed: unknown = null
  const listeners: ((events: readonly Recorded[]) => void)[] = []

  const append = (expected: number, events: NewEvent[], more: Written) => {
    const { people, note, profile, erased } = more
    if (erased) return store.people.erase(erased, { stream, expectedVersion: expected, events })
    if (profile) return store.profiles.add(profile, { stream, expectedVersion: expected, events })
    if (note) return store.notes.add(note, { stream, expectedVersion: expected, events })
    return store.append(stream, expected, events, people)
  }
  const write = (recorded: readonly Recorded[], more: Written = {}): void => {
    const expected = version
    version += recorded.length
    durable = append(expected, recorded.map(toStored), more).then(
      () => {
        written = expected + recorded.length
        for (const listener of listeners) listener(recorded)
      },
      (error) => {
        if (failed === null) onFailure(error)
        failed = error
        throw error
      },
    )
    // Whoever awaits `durable` gets the failure; that nobody happens to wait must not be an unhandled rejection.
    durable.catch(() => undefined)
    const dayOver = recorded.some(({ event }) => event.type === 'DayClosed')
    if (dayOver) durable.then(forgetNotes).catch(() => undefined)
    if (dayOver || version - lastSnapshot >= SNAPSHOT_EVERY) {
      lastSnapshot = version
      const at = version
      const text = toSnapshot(state)
      durable.then(() => store.save(stream, at, text)).catch(() => undefined)
    }
  }

  const recordWith = async (events: readonly OfficeEvent[], actor: string, more: Written) => {
    if (failed !== null) throw failed
    const at = Math.max(clock.now(), state.lastAt)
    const recorded = events.map((event): Recorded => ({ at, actor, event }))
    for (const entry of recorded) evolve(state, entry)
    write(recorded, more)
    await durable
  }

  /** Writes that the profile is in force from now on, and keeps the text that it was read from, if it is new. */
  const takeOver = async (next: Office, actor: string, source: ProfileSource | undefined): Promise<void> => {
    const hash = profileHash(next.profile)
    const kept = source && store.profiles.newest(stream)
    const isNew = source !== undefined && kept !== null && kept?.text !== source.text
    const events = adopted(state, office, next, hash, source ? { hash: textHash(source.text), isNew } : null)
    office = next
    // An office of an earlier release has a profile in its log and no text of it yet.
    if (events.length === 0 && (!source || kept)) return
    const version = (state.profile?.version ?? 0) + (events.length > 0 ? 1 : 0)
    const at = Math.max(clock.now(), state.lastAt)
    const profile = source && { office: stream, version, at, by: actor, hash, ...source }
    await recordWith(events, actor, profile ? { profile } : {})
  }

  return {
    get office() {
      return office
    },
    state,
    version: () => version,
    now: () => Math.max(clock.now(), state.lastAt),
    async act(command, { actor, key, note }) {
      if (failed !== null) throw failed
      const handled = handle(office, state, command, { at: clock.now(), actor, key })
      if (handled.recorded.length > 0) write(handled.recorded, noteOf(stream, handled.recorded, note))
      await durable
      if (handled.refusal) return { ok: false, refusal: handled.refusal }
      return { ok: true, events: handled.recorded.map((r) => r.event), repeated: handled.repeated }
    },
    async adopt(next, actor, source) {
      const now = Math.max(clock.now(), state.lastAt)
      const problems = changeProblems(state, office, next, now)
      if (problems.length > 0) return problems
      await takeOver(next, actor, source)
      return []
    },
    startBy: (source) => takeOver(office, 'hub', source),
    record: (events, actor, people) => recordWith(events, actor, { people }),
    erase(booking, actor) {
      const known = state.bookings.get(booking)
      const ticket = known?.status === 'checked-in' ? known.ticket : null
      const erased = { office: stream, booking, ticket }
      return recordWith([{ type: 'PersonErased', booking }], actor, { erased })
    },
    notes: (ticket) =>
      store.notes.of(stream, ticket).map(({ text, by, at }) => ({ text, by, at: office.time.stamp(at) })),
    durable: () => durable,
    isDurable: () => failed === null && written === version,
    async keepSnapshot() {
      if (failed !== null || version === lastSnapshot) return
      await store.save(stream, version, toSnapshot(state))
    },
    onRecorded: (callback) => listeners.push(callback),
  }
}

type Erased = Parameters<Store['people']['erase']>[0]
/** What goes to disk with events. */
type Written = { people?: readonly Person[]; note?: Note; profile?: ProfileVersion; erased?: Erased }

/** The note that an act wrote, if it did. */
function noteOf(office: string, recorded: readonly Recorded[], note: Asked['note']): Written {
  const noted = recorded.find(({ event }) => event.type === 'VisitNoted')
  if (!note || noted?.event.type !== 'VisitNoted') return {}
  return { note: { office, ticket: noted.event.ticket, at: noted.at, ...note } }
}

async function fold(
  store: Store,
  stream: string,
): Promise<{ state: OfficeState; version: number; snapshotAt: number }> {
  const snapshot = await store.load(stream)
  const remembered = snapshot && fromSnapshot(snapshot.state)
  const state = remembered ?? emptyOffice()
  const snapshotAt = remembered && snapshot ? snapshot.version : 0
  let version = snapshotAt
  for await (const stored of store.read(stream, snapshotAt)) {
    evolve(state, fromStored(stored))
    version = stored.version
  }
  if (version - snapshotAt >= SNAPSHOT_EVERY) await store.save(stream, version, toSnapshot(state))
  return { state, version, snapshotAt: version - snapshotAt >= SNAPSHOT_EVERY ? version : snapshotAt }
}

function toStored({ at, actor, key, event }: Recorded): NewEvent {
  const { type, ...data } = event
  return key === undefined ? { at, actor, type, data } : { at, actor, key, type, data }
}

function fromStored({ at, actor, key, type, data }: NewEvent): Recorded {
  const event = { type, ...(data as object) } as OfficeEvent
  return key === undefined ? { at, actor, event } : { at, actor, key, event }
}
