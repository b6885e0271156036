/** Carries bytes to one printer and back: TCP now, later other wires. One session is open → write and read → close. */
export type Transport = {
  /** @throws TransportError `unreachable` */
  open(): Promise<void>
  /**
   * Sends all bytes in chunks. Resolved means *taken*, not printed.
   *
   * @param options.chunkTimeoutMs how long one chunk may wait for the printer to take it, milliseconds
   * @throws TransportError `stalled`, `lost` or `aborted`, with the bytes that were taken before
   */
  write(bytes: Uint8Array, options: WriteOptions): Promise<void>
  /**
   * What has come since the last read, or `null` when nothing comes within `timeoutMs`.
   *
   * @throws TransportError `lost`
   */
  read(timeoutMs: number): Promise<Uint8Array | null>
  /**
   * Ends the session. `finish` lets what was taken arrive; `drop` throws away what the printer has not taken yet, so
   * that a ticket given up on does not come out later by itself. Never throws.
   */
  close(how: 'finish' | 'drop'): Promise<void>
  /**
   * For wires with a way around the stream: whether the printer says there that it has no paper. A printer that stops
   * for want of paper with its buffer full takes no question any more. Never throws.
   */
  paperEmpty?(): Promise<boolean>
  /** Called once when the other side or the wire ends the session. */
  onDisconnect(listener: () => void): void
}

export type WriteOptions = { chunkTimeoutMs: number; signal?: AbortSignal | undefined }

export type TransportFailure = 'unreachable' | 'stalled' | 'lost' | 'aborted'

export class TransportError extends Error {
  override readonly name = 'TransportError'
  readonly failure: TransportFailure
  /** Bytes that were taken before it failed; 0 but for `write`. */
  readonly bytesAccepted: number

  constructor(failure: TransportFailure, message: string, bytesAccepted = 0) {
    super(message)
    this.failure = failure
    this.bytesAccepted = bytesAccepted
  }
}
