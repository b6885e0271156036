/** What a hook is told next, and how far in the log that is. */
export type Next = { version: number; message: { id: string; body: string } | null }

/** The first pause after a failure and the longest, milliseconds; and how long a hook may fail before it is off. */
export type Waits = { firstMs: number; longestMs: number; offAfterMs: number }
export const waits: Waits = { firstMs: 1_000, longestMs: 5 * 60_000, offAfterMs: 24 * 3_600_000 }

export type Runner = {
  /** There may be something to tell. */
  wake(): void
  /** It was turned on again: from where it stood. */
  turnOn(): void
  /** Why the last try failed, `null` when it did not; and how far it has told. */
  state(): { failing: string | null; reached: number }
  /** Lets what is on its way finish. */
  stop(): Promise<void>
}

/**
 * Tells one receiver everything in its order: the next message goes out when the one before was taken, each is tried
 * until then, with pauses that double. After a day without a single success the hook is off until somebody turns it on.
 * @param parts.next what comes after a version of the log; `null`: nothing yet
 * @param parts.send answers `null` when it was taken, otherwise why not
 * @param parts.onReached called after each message with how far it has told
 * @param parts.steady milliseconds of a steady clock
 */
export function hookRunner(parts: {
  from: number
  isOff: boolean
  next: (after: number) => Promise<Next | null>
  send: (message: NonNullable<Next['message']>) => Promise<string | null>
  onReached: (version: number) => Promise<void>
  onOff: (why: string) => Promise<void>
  onError: (error: unknown) => void
  steady: () => number
  waits?: Waits
}): Runner {
  const { next, send, onReached, onOff, onError, steady } = parts
  const { firstMs, longestMs, offAfterMs } = parts.waits ?? waits
  let reached = parts.from
  let isOff = parts.isOff
  let failing: { why: string; since: number; times: number } | null = null
  let stopped = false
  let woken = false
  let working: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  /** @returns whether to look again at once */
  const step = async (): Promise<boolean> => {
    const found = await next(reached)
    if (!found) return false
    const why = found.message ? await send(found.message) : null
    if (why === null) {
      failing = null
      reached = found.version
      if (found.message) await onReached(reached)
      return true
    }
    failing = { why, since: failing?.since ?? steady(), times: (failing?.times ?? 0) + 1 }
    if (steady() - failing.since >= offAfterMs) {
      isOff = true
      await onOff(why)
      return false
    }
    timer = setTimeout(wake, Math.min(longestMs, firstMs * 2 ** Math.min(failing.times - 1, 20)))
    return false
  }
  const work = async () => {
    try {
      do {
        woken = false
        // Who waits for the end of a pause is not woken by what happens meanwhile.
        while (!stopped && !isOff && timer === undefined && (await step())) {
          // The next one.
        }
      } while (woken && !stopped && !isOff && timer === undefined)
    } catch (error) {
      onError(error)
    }
    // In the same moment as it was seen that nothing is left: nobody's wake falls in between.
    working = null
  }
  const run = () => {
    if (stopped || isOff || timer !== undefined) return
    woken = true
    working ??= work()
  }
  function wake(): void {
    clearTimeout(timer)
    timer = undefined
    run()
  }

  return {
    wake: run,
    turnOn() {
      isOff = false
      failing = null
      wake()
    },
    state: () => ({ failing: failing?.why ?? null, reached }),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await working
    },
  }
}
