export type Snapshot = { version: number; hash: string; state: string }

/**
 * Remembered states, so that a start need not read the whole log. They may vanish at any time: the log is the truth.
 */
export interface SnapshotStore {
  /** The stream's newest snapshot; `null` when there is none, or the one there does not fit the log or was altered. */
  load(stream: string): Promise<Snapshot | null>

  /**
   * Keeps `state` as the stream's state after `version`, in place of the one before.
   *
   * @throws RangeError when the log has no such version.
   */
  save(stream: string, version: number, state: string): Promise<void>
}
