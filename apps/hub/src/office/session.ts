import type { VisitNote, WireError } from '@poczekalnia/protocol'
import {
  adopted,
  type ChangeProblem,
  type Command,
  changeProblems,
  evolve,
  handle,
  type KeyOwner,
  type Office,
  type OfficeEvent,
  type OfficeState,
  type RecordedEvent,
  toSnapshot,
} from '@poczekalnia/queue-core'
import {
  ConcurrencyConflict,
  type NewEvent,
  type Note,
  type Person,
  PersonConflict,
  type ProfileVersion,
  RowsRefused,
  type Store,
} from '@poczekalnia/queue-core/store'
import type { Clock } from '../clock.ts'
import { fold, toStored } from './fold.ts'
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

/** Who asks, under which key and whose that is. `note`: text of the note that the act writes about a visitor; it goes beside the log, never into it (ALL-4). */
export type ActOptions = {
  actor: string
  key?: string | undefined
  owner?: KeyOwner | undefined
  note?: { text: string; by: string } | undefined
}

/** One office at work: its state in memory, its log on disk, one thing after another. */
export type OfficeSession = {
  /** The office as its profile has it now: ask for it each time, for another profile may have been taken over. */
  readonly office: Office
  /**
   * The state with everything that was decided, be it on disk or on its way there: see `durable`. Ask for it each time: when something can't
   * be kept it is read anew from the log.
   */
  readonly state: OfficeState
  version(): number
  now(): number
  /**
   * Decides a command and answers when its events are durable. What can't be kept as it was asked is a refusal, and changes nothing.
   * @throws when the disk refuses: the session is then over
   */
  act(command: Command, by: ActOptions): Promise<Outcome>
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
  onRecorded(callback: (events: readonly RecordedEvent[]) => void): void
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
  /** What somebody asked could not be kept, or broke off: for the operator's log. Everybody else goes on. */
  onRefused?: (error: unknown) => void
}): Promise<OfficeSession> {
  const { store, clock, onFailure } = parts
  let { office } = parts
  const stream = office.profile.id
  let { state, version, snapshotAt: lastSnapshot } = await fold(store, stream, SNAPSHOT_EVERY)
  clock.notBefore?.(state.lastAt)
  /** Notes are about visitors of the day, and end with it (ALL-4). */
  const forgetNotes = () => void store.notes.keepOnly(stream, new Set(state.tickets.keys()))
  // A crash may have come between the end of a day and this.
  forgetNotes()
  let written = version
  let inForce = office
  let durable: Promise<unknown> = Promise.resolve()
  let failed: unknown = null
  let renewing: Promise<void> | null = null
  const underWay = new Set<Promise<unknown>>()
  const listeners: ((events: readonly RecordedEvent[]) => void)[] = []

  const fail = (error: unknown): void => {
    if (failed === null) onFailure(error)
    failed = error
  }
  /** Nobody is shown or promised anything that rests on it. That nobody happens to wait must not be an unhandled rejection. */
  const rest = (on: Promise<unknown>): void => {
    durable = on
    on.catch(() => undefined)
  }
  /**
   * The state holds what is not and will not be on disk: it is read anew. What was decided after it finds its place in the log
   * taken, and is decided anew on the state that there really is.
   */
  const renew = (cause: unknown): void => {
    if (renewing) return
    parts.onRefused?.(cause)
    rest(Promise.reject(new Overtaken()))
    const read = async () => {
      await Promise.allSettled(underWay)
      const folded = await fold(store, stream, SNAPSHOT_EVERY)
      state = folded.state
      lastSnapshot = folded.snapshotAt
      version = folded.version
      written = version
      office = inForce
      rest(Promise.resolve())
    }
    renewing = read()
      .catch(fail)
      .finally(() => {
        renewing = null
      })
  }
  /** What the refusal of an append means for who asked for it. */
  const refusedFor = (error: unknown): unknown => {
    if (isRowsRefusal(error)) renew(error)
    else if (renewing && error instanceof ConcurrencyConflict) return new Overtaken()
    else fail(error)
    return error
  }

  const append = async (expected: number, events: NewEvent[], more: Written) => {
    const { people, note, profile, erased } = more
    if (erased) return store.people.erase(erased, { stream, expectedVersion: expected, events })
    if (profile) return store.profiles.add(profile, { stream, expectedVersion: expected, events })
    if (note) return store.notes.add(note, { stream, expectedVersion: expected, events })
    return store.append(stream, expected, events, people)
  }
  const write = (recorded: readonly RecordedEvent[], more: Written = {}): void => {
    const expected = version
    const before = durable
    version += recorded.length
    const appended = append(expected, recorded.map(toStored), more).then(
      () => {
        written = expected + recorded.length
        if (more.office) inForce = more.office
        for (const listener of listeners) listener(recorded)
      },
      async (error) => {
        // Whether something before it was refused is told before this is judged, whichever way took longer to say so.
        await before.catch(() => undefined)
        throw refusedFor(error)
      },
    )
    rest(appended)
    underWay.add(appended)
    const over = () => void underWay.delete(appended)
    appended.then(over, over)
    const dayOver = recorded.some(({ event }) => event.type === 'DayClosed')
    if (dayOver) appended.then(forgetNotes).catch(() => undefined)
    if (dayOver || version - lastSnapshot >= SNAPSHOT_EVERY) {
      lastSnapshot = version
      const at = version
      const text = toSnapshot(state)
      appended.then(() => store.save(stream, at, text)).catch(() => undefined)
    }
  }

  /**
   * One thing at a time: `decide` folds what it decides into the state and answers it, and it is written at once. Answers when it is on
   * disk with all that it rests on. Decided anew where it rested on what somebody else was refused.
   * @throws RowsRefused, PersonConflict when this very thing can't be kept
   */
  const turn = async <T>(
    decide: () => { recorded: readonly RecordedEvent[]; more?: Written; value: T },
  ): Promise<T> => {
    for (;;) {
      while (renewing) await renewing
      if (failed !== null) throw failed
      const { recorded, more = {}, value } = whole(decide)
      const writes = recorded.length > 0 || more.profile !== undefined
      if (writes) write(recorded, more)
      try {
        await durable
        return value
      } catch (error) {
        const isOthers = error instanceof Overtaken || (!writes && isRowsRefusal(error))
        if (renewing) await renewing
        if (!isOthers) throw error
      }
    }
  }
  /** What breaks off in the middle may have changed the state already. */
  const whole = <T>(decide: () => T): T => {
    try {
      return decide()
    } catch (error) {
      renew(error)
      throw error
    }
  }

  const recordedNow = (events: readonly OfficeEvent[], actor: string): RecordedEvent[] => {
    const at = Math.max(clock.now(), state.lastAt)
    const recorded = events.map((event): RecordedEvent => ({ at, actor, event }))
    for (const entry of recorded) evolve(state, entry)
    return recorded
  }
  const recordWith = (events: readonly OfficeEvent[], actor: string, more: () => Written) =>
    turn<void>(() => {
      const written = more()
      return { recorded: recordedNow(events, actor), more: written, value: undefined }
    })

  /** Writes that the profile is in force from now on, and keeps the text that it was read from, if it is new. */
  const takeOver = async (
    next: Office,
    actor: string,
    source: ProfileSource | undefined,
    problemsOf: () => ChangeProblem[],
  ): Promise<ChangeProblem[]> => {
    const problems = await turn(() => {
      const value = problemsOf()
      if (value.length > 0) return { recorded: [], value }
      const hash = profileHash(next.profile)
      const kept = source && store.profiles.newest(stream)
      const isNew = source !== undefined && kept !== null && kept?.text !== source.text
      const events = adopted(state, office, next, hash, source ? { hash: textHash(source.text), isNew } : null)
      office = next
      // An office of an earlier release has a profile in its log and no text of it yet.
      if (events.length === 0 && (!source || kept)) return { recorded: [], value }
      const version = (state.profile?.version ?? 0) + (events.length > 0 ? 1 : 0)
      const at = Math.max(clock.now(), state.lastAt)
      const profile = source && { office: stream, version, at, by: actor, hash, ...source }
      return { recorded: recordedNow(events, actor), more: { office: next, ...(profile && { profile }) }, value }
    })
    if (problems.length === 0) inForce = next
    return problems
  }

  return {
    get office() {
      return office
    },
    get state() {
      return state
    },
    version: () => version,
    now: () => Math.max(clock.now(), state.lastAt),
    async act(command, { actor, key, owner, note }) {
      try {
        return await turn((): { recorded: RecordedEvent[]; more: Written; value: Outcome } => {
          const asking = { at: clock.now(), actor, key, owner }
          const { recorded, refusal, repeated } = handle(office, state, command, asking)
          const events = recorded.map((r) => r.event)
          const value: Outcome = refusal ? { ok: false, refusal } : { ok: true, events, repeated }
          return { recorded, more: noteOf(stream, recorded, note), value }
        })
      } catch (error) {
        if (!isRowsRefusal(error)) throw error
        return { ok: false, refusal: { code: 'bad-request', field: 'payload', expected: 'what the log can keep' } }
      }
    },
    adopt: (next, actor, source) =>
      takeOver(next, actor, source, () => changeProblems(state, office, next, Math.max(clock.now(), state.lastAt))),
    async startBy(source) {
      await takeOver(office, 'hub', source, () => [])
    },
    record: (events, actor, people) => recordWith(events, actor, () => ({ people })),
    erase: (booking, actor) =>
      recordWith([{ type: 'PersonErased', booking }], actor, () => {
        const known = state.bookings.get(booking)
        const ticket = known?.status === 'checked-in' ? known.ticket : null
        return { erased: { office: stream, booking, ticket } }
      }),
    notes: (ticket) =>
      store.notes.of(stream, ticket).map(({ text, by, at }) => ({ text, by, at: office.time.stamp(at) })),
    durable: () => durable,
    isDurable: () => failed === null && renewing === null && written === version,
    async keepSnapshot() {
      while (renewing) await renewing
      if (failed !== null || version === lastSnapshot) return
      await store.save(stream, version, toSnapshot(state))
    },
    onRecorded: (callback) => listeners.push(callback),
  }
}

/** What was decided rested on what is not on disk after all. */
class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

/** Whether what one caller wanted can't be kept, and nothing is wrong with the store. */
const isRowsRefusal = (error: unknown): boolean => error instanceof RowsRefused || error instanceof PersonConflict

type Erased = Parameters<Store['people']['erase']>[0]
/** What goes to disk with events. */
type Written = {
  people?: readonly Person[]
  note?: Note
  profile?: ProfileVersion
  erased?: Erased
  /** Whose profile is in force once it is there. */
  office?: Office
}

/** The note that an act wrote, if it did. */
function noteOf(office: string, recorded: readonly RecordedEvent[], note: ActOptions['note']): Written {
  const noted = recorded.find(({ event }) => event.type === 'VisitNoted')
  if (!note || noted?.event.type !== 'VisitNoted') return {}
  return { note: { office, ticket: noted.event.ticket, at: noted.at, ...note } }
}
