/** Who works an office now, and the address where others hand connections on to. */
export type LeaseHolder = { owner: string; address: string }

/** What a hub knows that its office's database has kept: a later one that does not have it has lost it. */
export type Remembered = {
  /** Of the lease's table, by which it is told from one that was made anew. */
  id: number
  token: number
  beat: number
  /** Its last batch that was acknowledged; `null`: it has written none. */
  wrote: { writer: string; batch: number } | null
}

/** Keeps it over restarts, outside of the database. */
export type LeaseMemory = { read(): Remembered | null; write(what: Remembered): void }

/**
 * By what several hubs take turns with one office (REG-1): it is worked by who has the lease. Each owner has a token
 * that is higher than all before, and the store refuses every write that comes with another, so one that slept writes
 * nothing any more, whatever it thinks.
 */
export interface Lease {
  /** The token, 0 before it was taken. */
  readonly token: number
  /** Until when the office is certainly this hub's, by `performance.now()`: nobody else can have it before. */
  readonly until: number
  /**
   * Waits for its turn: until the owner before has let go, or has not been heard of for a while.
   * @param onOther told who works the office meanwhile, each time that it is somebody else
   * @param onLacking told once when the database lacks what it had acknowledged: a hub waits until that is seen to.
   * Left out by an operator's command, which sees to it
   */
  take(onOther: (holder: LeaseHolder) => void, onLacking?: () => void): Promise<void>
  /**
   * The database lacks what it had acknowledged to this owner (a standby was promoted that had not got it all): numbers
   * that people hold would be given again. Nobody works the office any more until an operator has restored it.
   */
  foundLacking(): Promise<void>
  /** A batch of its writes was acknowledged. */
  wrote(writer: string, batch: number): void
  /** Calls back, once, when the office is not certainly this hub's any more: it has to stop. */
  onLost(callback: (why: Error) => void): void
  /** Lets go, so that the next one need not wait. Everything that was to be written is written before. */
  release(): Promise<void>
}
