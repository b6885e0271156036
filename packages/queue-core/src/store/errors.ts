/** Somebody else appended first: read again, decide again. */
export class ConcurrencyConflict extends Error {
  override readonly name = 'ConcurrencyConflict'
  readonly stream: string
  readonly expected: number
  readonly actual: number

  constructor(stream: string, expected: number, actual: number) {
    super(`stream ${stream} is at version ${actual}, not ${expected}`)
    this.stream = stream
    this.expected = expected
    this.actual = actual
  }
}

/**
 * The same person, hour and queue are already known under another booking. Names nobody: messages reach logs (ALL-4).
 */
export class PersonConflict extends Error {
  override readonly name = 'PersonConflict'
  readonly booking: string

  constructor(booking: string) {
    super(`the person of booking ${booking} is already known under another booking for the same hour and queue`)
    this.booking = booking
  }
}

/**
 * What one caller wants to be written can not be kept: it is no text or number that the file takes, or a rule of the
 * file is against it. Nothing of it is written, the file is as sound as before, and everybody else's writes go on. A
 * mistake of the caller, as a `TypeError` is.
 */
export class RowsRefused extends TypeError {
  override readonly name = 'RowsRefused'

  constructor(detail: string, cause?: unknown) {
    super(`this can not be kept: ${detail}`, cause === undefined ? undefined : { cause })
  }
}

/**
 * A write that has undone itself, because what it found is not as its caller expected: `why` says what. Nothing of it
 * is
 * written, and everybody else's writes go on.
 */
export class WriteUndone<Why extends string = string> extends Error {
  override readonly name = 'WriteUndone'
  readonly why: Why

  constructor(why: Why) {
    super(`this was not written: ${why}`)
    this.why = why
  }
}

/** Why a file cannot be used, or no longer. */
export type StoreFailureKind =
  /** Written by a newer release. */
  | 'newer-schema'
  /** Not a database, a broken page, or an event that is not what was written. */
  | 'damaged'
  /** A database, but of another program. */
  | 'not-ours'
  /** Missing, or the rights do not suffice. */
  | 'no-access'
  | 'disk-full'
  /** Another process held the file for longer than the store waits. The only kind after which one may try again. */
  | 'busy'
  | 'io'
  | 'closed'
  /** Whether something was kept could not be found out. */
  | 'unknown-outcome'
  /** The database lacks what it had acknowledged: nothing is written until an operator has seen to it. */
  | 'lacking'
  /** Another hub works this office now: what was asked for was not written (REG-1). */
  | 'overtaken'
  /** A restore was broken off in its folder: what lies there is neither the old state nor the new one. */
  | 'unfinished-restore'

/** A file that cannot be trusted with another event. `message` is one line for the operator. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
  readonly kind: StoreFailureKind
  readonly file: string

  constructor(kind: StoreFailureKind, file: string, detail: string, cause?: unknown) {
    super(`${file}: ${detail}`, cause === undefined ? undefined : { cause })
    this.kind = kind
    this.file = file
  }
}

/** Another hub runs on this data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  readonly dir: string

  constructor(dir: string) {
    super(`${dir}: another hub is running on this data folder`)
    this.dir = dir
  }
}
