/** An unlocked menu that nobody uses locks itself after this long, milliseconds. */
const IDLE_MS = 2 * 60_000

export type ServiceSession = { isOpen(): boolean; open(): void; close(): void; touch(): void }

/** Whether staff have shown their PIN. @param onIdle the menu was left open and nobody is there */
export function serviceSession(onIdle: () => void): ServiceSession {
  let timer: NodeJS.Timeout | null = null
  const close = () => {
    if (timer) clearTimeout(timer)
    timer = null
  }
  const open = () => {
    close()
    timer = setTimeout(() => {
      timer = null
      onIdle()
    }, IDLE_MS)
  }
  return { isOpen: () => timer !== null, open, close, touch: () => timer && open() }
}
