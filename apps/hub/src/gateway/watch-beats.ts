/** How often it is looked whether something was heard, as a part of the time that may pass without. */
const LOOKS = 6

/**
 * Watches for a process that hangs: it says something every so often, and after a long silence it is told of once. Time
 * in which this process itself stood still does not count (the machine slept, was overloaded, or somebody stopped
 * everything in a terminal).
 * @param silentAfterMs how long the silence may be, milliseconds
 */
export function watchBeats(
  silentAfterMs: number,
  onSilent: (silentMs: number) => void,
): { heard(): void; stop(): void } {
  const every = silentAfterMs / LOOKS
  let silent = 0
  let looked = 0
  let timer: NodeJS.Timeout | null = null
  const stop = () => {
    if (timer) clearInterval(timer)
    timer = null
  }
  const look = () => {
    const now = performance.now()
    const passed = now - looked
    looked = now
    // What was said meanwhile has not been read yet.
    silent += Math.min(passed, every)
    if (silent < silentAfterMs) return
    stop()
    onSilent(silent)
  }
  return {
    /** It says something; the first time the watch begins. */
    heard() {
      silent = 0
      looked = performance.now()
      timer ??= setInterval(look, every)
    },
    stop,
  }
}
