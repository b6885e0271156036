/** A page that has not beaten for so long hangs, milliseconds. Beats come every 2 s. */
const SILENT_MS = 10_000
/** So many beats in a row from a page that shows nothing: long enough for a slow start. */
const BLANK_BEATS = 4
/** The program itself did not run for so long: the machine slept, and the page too. */
const SLEPT_MS = 5_000

export type Heartbeat = {
  /** A page was loaded: it is watched from now on. */
  begin(now: number): void
  /** Nothing is expected to beat for now. */
  end(): void
  beat(shows: boolean, now: number): void
  /** Called every second. Answers trouble once, then waits for `begin`. Times are monotonic milliseconds. */
  check(now: number): 'silent' | 'blank' | null
}

/** Listens to a page's heart. */
export function heartbeat(): Heartbeat {
  let last: number | null = null
  let blanks = 0
  let checkedAt = Number.POSITIVE_INFINITY
  const end = () => {
    last = null
    blanks = 0
  }
  return {
    begin(now) {
      last = now
      blanks = 0
      checkedAt = now
    },
    end,
    beat(shows, now) {
      if (last === null) return
      last = now
      blanks = shows ? 0 : blanks + 1
    },
    check(now) {
      const slept = now - checkedAt > SLEPT_MS
      checkedAt = now
      if (last === null) return null
      if (slept) last = now
      const trouble = now - last > SILENT_MS ? 'silent' : blanks >= BLANK_BEATS ? 'blank' : null
      if (trouble) end()
      return trouble
    },
  }
}
