import { type Alongside, ConcurrencyConflict, type EventStore, type SnapshotStore } from '@poczekalnia/queue-core/store'
import { isRowsRefusal, Overtaken } from './not-kept.ts'
import { StreamLog } from './stream-log.ts'
import type { Decided, Position, StreamModel } from './stream-model.ts'

/**
 * One stream of the log at work, and the one way to write it: decide, append with all that belongs to it in one
 * transaction, answer. Acts are decided on the state that all before them came to; whatever is told to anybody waits
 * for `durable`. What the log refuses, or another process was quicker with, is met here alone: the state is read anew,
 * and what rested on it is decided anew, in its order.
 */
export class EventStream<State, Entry> {
  readonly #log: StreamLog<State, Entry>
  readonly #model: StreamModel<State, Entry>
  readonly #isShared: boolean
  readonly #told: {
    onRecorded: (entries: readonly Entry[]) => void
    onRefused: (error: unknown) => void
    onRenewed: () => void
    onFailure: (error: unknown) => void
  }
  #state: State
  #version = 0
  #written = 0
  #snapshotAt = 0
  #durable: Promise<unknown> = Promise.resolve()
  #failed: unknown = null
  #renewing: Promise<void> | null = null
  #reading: Promise<void> = Promise.resolve()
  /** A reading that has not begun yet: it will see all that is there when it is asked for. */
  #toRead: Promise<void> | null = null
  #turn: Promise<unknown> = Promise.resolve()
  readonly #underWay = new Set<Promise<unknown>>()

  /**
   * Empty until `refresh` or the first act has read the log.
   * @param parts.isShared another process may append to it at any time: each act first takes in what it has, and waits
   *   for the one before. Else this process alone may (the lock of the data folder), and acts are written without
   *   waiting for each other
   * @param parts.onRecorded entries that are on disk now, in their order
   * @param parts.onRefused something that was asked could not be kept, or broke off; everybody else goes on
   * @param parts.onRenewed the state was read anew: what was decided and never kept is gone from it
   * @param parts.onFailure called once when the log can't be written any more
   */
  constructor(parts: {
    store: EventStore & SnapshotStore
    stream: string
    model: StreamModel<State, Entry>
    isShared: boolean
    onRecorded?: (entries: readonly Entry[]) => void
    onRefused?: ((error: unknown) => void) | undefined
    onRenewed?: () => void
    onFailure?: (error: unknown) => void
  }) {
    const none = () => undefined
    this.#log = new StreamLog(parts.store, parts.stream, parts.model)
    this.#model = parts.model
    this.#isShared = parts.isShared
    this.#told = {
      onRecorded: parts.onRecorded ?? none,
      onRefused: parts.onRefused ?? none,
      onRenewed: parts.onRenewed ?? none,
      onFailure: parts.onFailure ?? none,
    }
    this.#state = parts.model.empty()
  }

  /**
   * The state with everything that was decided, be it on disk or on its way there: see `durable`. Ask for it each time:
   * when something can't be kept it is read anew from the log.
   */
  get state(): State {
    return this.#state
  }

  get version(): number {
    return this.#version
  }

  /** Resolves when all that the state holds now is on disk. */
  get durable(): Promise<unknown> {
    return this.#durable
  }

  /** Whether that is so already. */
  get isDurable(): boolean {
    return this.#failed === null && this.#renewing === null && this.#written === this.#version
  }

  /** Takes in what is in the log by now, whoever wrote it. */
  refresh(): Promise<void> {
    if (this.#toRead) return this.#toRead
    const read = this.#reading.then(async () => {
      this.#toRead = null
      while (this.#renewing) await this.#renewing
      await Promise.allSettled(this.#underWay)
      await this.#catchUp()
    })
    this.#toRead = read
    this.#reading = read.catch(() => undefined)
    return read
  }

  /**
   * Decides, one act after another, and answers when what was decided is on disk with all that it rests on.
   * @param decide takes what it decides into the state, and may be asked again: what it rested on may turn out not to
   * be
   * @throws RowsRefused, PersonConflict when this very thing can't be kept; nothing of it is
   * @throws what `decide` throws; the state is then as before
   * @throws StoreFailure when the log can't be written any more
   */
  handle<Value>(decide: (state: State) => Decided<Entry, Value>): Promise<Value> {
    if (!this.#isShared) return this.#act(decide)
    // Not one behind the other: another process could take the place of the first, and the second be written on what
    // never was.
    const acted = this.#turn.then(() => this.#act(decide))
    this.#turn = acted.catch(() => undefined)
    return acted
  }

  async #act<Value>(decide: (state: State) => Decided<Entry, Value>): Promise<Value> {
    for (;;) {
      if (this.#isShared) await this.refresh()
      while (this.#renewing) await this.#renewing
      if (this.#failed !== null) throw this.#failed
      const { entries, alongside = [], value } = this.#whole(decide)
      const writes = entries.length > 0 || alongside.length > 0
      if (writes) this.#write(entries, alongside)
      try {
        await this.#durable
        return value
      } catch (error) {
        const isOthers = error instanceof Overtaken || (!writes && isRowsRefusal(error))
        if (this.#renewing) await this.#renewing
        if (!isOthers) throw error
      }
    }
  }

  /** Takes an entry into the state: what `decide` does with what it decides. */
  fold(entry: Entry): void {
    this.#model.evolve(this.#state, entry)
  }

  /** Keeps the state as it is, so that the next start reads nothing. */
  async keepSnapshot(): Promise<void> {
    while (this.#renewing) await this.#renewing
    if (this.#failed === null) await this.#log.keep(this.#position)
  }

  #write(entries: readonly Entry[], alongside: readonly Alongside[]): void {
    const expected = this.#version
    const before = this.#durable
    this.#version += entries.length
    const appended = this.#log.append(expected, entries, alongside).then(
      async () => {
        await before.catch((cause) => {
          // It is written although what it was decided on is not: the place of that was taken by somebody who must
          // not write here.
          this.#fail(new Error(`another process writes the stream ${this.#log.name} as well`, { cause }))
          throw this.#failed
        })
        this.#written = expected + entries.length
        this.#told.onRecorded(entries)
      },
      async (error) => {
        // Whether something before it was refused is told before this is judged, whichever way took longer to say so.
        await before.catch(() => undefined)
        throw this.#refusedFor(error)
      },
    )
    this.#rest(appended)
    this.#underWay.add(appended)
    const over = () => void this.#underWay.delete(appended)
    appended.then(over, over)
    this.#snapshotAt = this.#log.keepAfter(entries, this.#position, appended)
  }

  /** What the refusal of an append means for who asked for it. */
  #refusedFor(error: unknown): unknown {
    if (error instanceof ConcurrencyConflict) {
      if (!this.#renewing) this.#renew(null)
      return new Overtaken()
    }
    // Beside others a moment's failure is for who asked; a store that is broken for good says so again.
    if (isRowsRefusal(error) || this.#isShared) this.#renew(error)
    else this.#fail(error)
    return error
  }

  /** What breaks off in the middle may have changed the state already. */
  #whole<Value>(decide: (state: State) => Decided<Entry, Value>): Decided<Entry, Value> {
    try {
      return decide(this.#state)
    } catch (error) {
      this.#renew(error)
      throw error
    }
  }

  /**
   * The state holds what is not and will not be on disk: it is read anew. What was decided after it finds its place in
   * the log taken, and is decided anew on the state that there really is.
   * @param cause what could not be kept; `null`: another process was quicker, which is nobody's fault
   */
  #renew(cause: unknown): void {
    if (this.#renewing) return
    if (cause !== null) this.#told.onRefused(cause)
    this.#rest(Promise.reject(new Overtaken()))
    const read = async () => {
      await Promise.allSettled(this.#underWay)
      this.#take(await this.#log.readAnew())
      this.#told.onRenewed()
      this.#rest(Promise.resolve())
    }
    this.#renewing = read()
      .catch((error) => this.#fail(error))
      .finally(() => {
        this.#renewing = null
      })
  }

  /** Reads on from where the state is; from the newest snapshot where it is at the beginning. */
  async #catchUp(): Promise<void> {
    if (this.#version === 0) {
      const position = await this.#log.readAnew()
      // Something was decided meanwhile: it is in the log, or will find its place taken. So below.
      if (this.#version === 0) this.#take(position)
      return
    }
    let version = this.#version
    for await (const next of this.#log.since(version)) {
      if (this.#version !== version) return
      this.fold(next.entry)
      version = next.version
      this.#version = version
      this.#written = version
    }
    if (this.#version !== version) return
    const { snapshotAt } = await this.#log.remember(this.#position)
    this.#snapshotAt = Math.max(this.#snapshotAt, snapshotAt)
  }

  get #position(): Position<State> {
    return { state: this.#state, version: this.#version, snapshotAt: this.#snapshotAt }
  }

  #take({ state, version, snapshotAt }: Position<State>): void {
    this.#state = state
    this.#version = version
    this.#written = version
    this.#snapshotAt = snapshotAt
  }

  /**
   * Nobody is shown or promised anything that rests on it. That nobody happens to wait must not be an unhandled
   * rejection.
   */
  #rest(on: Promise<unknown>): void {
    this.#durable = on
    on.catch(() => undefined)
  }

  #fail(error: unknown): void {
    if (this.#failed === null) this.#told.onFailure(error)
    this.#failed = error
  }
}
