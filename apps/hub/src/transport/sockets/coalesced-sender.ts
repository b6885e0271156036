/** Views go out at most once in this many milliseconds to each client, unless somebody is called. */
const EVERY_MS = 50

/** Sends a view when something has changed: at once, and then not again for 50 ms. */
export type CoalescedSender = {
  /** Something has changed. */
  mark(): void
  /** Somebody was called: that never waits. */
  now(): void
  stop(): void
}

export function coalescedSender(send: () => void): CoalescedSender {
  let timer: NodeJS.Timeout | null = null
  let marked = false
  const fire = () => {
    marked = false
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      if (marked) fire()
    }, EVERY_MS)
    send()
  }
  return {
    mark() {
      if (timer) marked = true
      else fire()
    },
    now: fire,
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
      send = () => undefined
    },
  }
}
