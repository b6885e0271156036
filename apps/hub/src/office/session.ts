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
} from '@poczekalnia/queue-core'
import type { Alongside, ProfileVersion, Store } from '@poczekalnia/queue-core/store'
import type { Clock } from '@poczekalnia/server/clock'
import { belongingsOf } from './belongings.ts'
import { EventStream } from './event-stream.ts'
import { isRowsRefusal } from './not-kept.ts'
import { officeModel } from './office-model.ts'
import { profileHash, textHash } from './profile-hash.ts'

/** What an act came to, told only when everything it rests on is on disk. */
export type Outcome =
  | { ok: true; events: OfficeEvent[]; repeated: { ticket: string | null } | null }
  | { ok: false; refusal: WireError }

/** A profile's text as it goes on file with the event that tells of it. */
export type ProfileSource = Pick<ProfileVersion, 'text' | 'origin' | 'inFile' | 'fileBefore'>

/** Who asks, under which key and whose that is. */
export type ActOptions = {
  actor: string
  key?: string | undefined
  owner?: KeyOwner | undefined
  /**
   * What goes to disk with the events, in one transaction, and never into them (ALL-4): whom bookings are for, the text
   * of a note. Asked for each time that the act is decided.
   */
  alongside?: ((recorded: readonly RecordedEvent[], state: OfficeState) => readonly Alongside[]) | undefined
}

/** One office at work: its state in memory, its log on disk, one thing after another. */
export type OfficeSession = {
  /** The office as its profile has it now: ask for it each time, for another profile may have been taken over. */
  readonly office: Office
  /**
   * The state with everything that was decided, be it on disk or on its way there: see `durable`. Ask for it each time:
   * when something can't be kept it is read anew from the log.
   */
  readonly state: OfficeState
  version(): number
  now(): number
  /**
   * Decides a command and answers when its events are durable. What can't be kept as it was asked is a refusal, and
   * changes nothing.
   * @throws when the disk refuses: the session is then over
   */
  act(command: Command, by: ActOptions): Promise<Outcome>
  /**
   * Takes another profile of this office over at once, unless that would orphan somebody; from the next act on
   * everything goes by it. Resolves when that is on disk.
   * @param source the text that it was read from, kept with the event when it is not the one that was kept last
   * @returns what stands against it, empty when it was taken over
   */
  adopt(next: Office, actor: string, source?: ProfileSource): Promise<ChangeProblem[]>
  /** As `adopt`, at a start: the profile is in force already, whatever it orphans. */
  startBy(source: ProfileSource): Promise<void>
  /** What clerks wrote about a visitor of today, the oldest first. */
  notes(ticket: string): Promise<VisitNote[]>
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
  /** The office as the newest profile on disk has it, and as the events on their way there will have it. */
  let inForce = office
  const officeOf = new WeakMap<RecordedEvent, Office>()
  const id = office.profile.id
  const listeners: ((events: readonly RecordedEvent[]) => void)[] = []
  const stream = new EventStream({
    ...{ store, stream: id, model: officeModel, isShared: false, onFailure },
    onRecorded(recorded) {
      for (const entry of recorded) inForce = officeOf.get(entry) ?? inForce
      for (const listener of listeners) listener(recorded)
    },
    onRefused: parts.onRefused,
    onRenewed() {
      office = inForce
    },
  })
  await stream.refresh()
  clock.notBefore?.(stream.state.lastAt)
  // An earlier release forgot the notes of a day only after it had closed it, and may have been killed in between.
  await store.note([{ type: 'forget-notes-but', office: id, tickets: [...stream.state.tickets.keys()] }])
  const now = () => Math.max(clock.now(), stream.state.lastAt)

  /**
   * Writes that the profile is in force from now on, and keeps the text that it was read from, if it is new.
   * @returns what stands against it; `null`: another was taken over while the one before was looked up
   */
  const takeOver = async (
    next: Office,
    actor: string,
    source: ProfileSource | undefined,
    problemsOf: (state: OfficeState) => ChangeProblem[],
  ): Promise<ChangeProblem[] | null> => {
    await stream.durable.catch(() => undefined)
    const known = stream.state.profile?.version
    const kept = source ? await store.profiles.newest(id) : null
    const problems = await stream.handle<ChangeProblem[] | null>((state) => {
      if (source && state.profile?.version !== known) return { entries: [], value: null }
      const value = problemsOf(state)
      if (value.length > 0) return { entries: [], value }
      const hash = profileHash(next.profile)
      const isNew = source !== undefined && kept !== null && kept.text !== source.text
      const events = adopted(state, office, next, hash, source ? { hash: textHash(source.text), isNew } : null)
      office = next
      // An office of an earlier release has a profile in its log and no text of it yet.
      if (events.length === 0 && (!source || kept)) return { entries: [], value }
      const version = (state.profile?.version ?? 0) + (events.length > 0 ? 1 : 0)
      const at = now()
      const entries = events.map((event): RecordedEvent => ({ at, actor, event }))
      for (const entry of entries) {
        evolve(state, entry)
        officeOf.set(entry, next)
      }
      const profile = source && { office: id, version, at, by: actor, hash, ...source }
      return { entries, alongside: profile ? [{ type: 'keep-profile', profile }] : [], value }
    })
    if (problems?.length === 0) inForce = next
    return problems
  }
  const takeOverNow = async (...given: Parameters<typeof takeOver>): Promise<ChangeProblem[]> => {
    for (;;) {
      const problems = await takeOver(...given)
      if (problems) return problems
    }
  }

  return {
    get office() {
      return office
    },
    get state() {
      return stream.state
    },
    version: () => stream.version,
    now,
    async act(command, { alongside, ...asking }) {
      try {
        return await stream.handle<Outcome>((state) => {
          const { recorded, refusal, repeated } = handle(office, state, command, { at: clock.now(), ...asking })
          const own = recorded.length > 0 ? (alongside?.(recorded, state) ?? []) : []
          const events = recorded.map((r) => r.event)
          return {
            entries: recorded,
            alongside: [...belongingsOf(id, state, recorded), ...own],
            value: refusal ? { ok: false, refusal } : { ok: true, events, repeated },
          }
        })
      } catch (error) {
        if (!isRowsRefusal(error)) throw error
        return { ok: false, refusal: { code: 'bad-request', field: 'payload', expected: 'what the log can keep' } }
      }
    },
    adopt: (next, actor, source) =>
      takeOverNow(next, actor, source, (state) => changeProblems(state, office, next, now())),
    async startBy(source) {
      await takeOverNow(office, 'hub', source, () => [])
    },
    async notes(ticket) {
      const notes = await store.notes.of(id, ticket)
      return notes.map(({ text, by, at }) => ({ text, by, at: office.time.stamp(at) }))
    },
    durable: () => stream.durable,
    isDurable: () => stream.isDurable,
    keepSnapshot: () => stream.keepSnapshot(),
    onRecorded: (callback) => void listeners.push(callback),
  }
}

/** The note that an act writes about a visitor, with the event that tells of it. */
export const withNote =
  (office: string, note: { text: string; by: string }): NonNullable<ActOptions['alongside']> =>
  (recorded) =>
    recorded.flatMap(({ at, event }): Alongside[] =>
      event.type === 'VisitNoted' ? [{ type: 'add-note', note: { office, ticket: event.ticket, at, ...note } }] : [],
    )
