/** Nobody has typed the PIN for so long, milliseconds: the visitors' screen comes back. */
const PIN_MS = 60_000
/** An unlocked menu locks itself so long after the last act, milliseconds. */
const OPEN_MS = 5 * 60_000

export type ServiceSession = {
  isOpen(): boolean
  /** The PIN is asked for, or was wrong. */
  ask(): void
  /** The PIN was right. */
  open(): void
  close(): void
  /** Something was done in the open menu. */
  touch(): void
}

/** Whether staff have shown their PIN. @param onIdle nobody is there any more: the menu is closed already */
export function serviceSession(onIdle: () => void): ServiceSession {
  let timer: NodeJS.Timeout | null = null
  let isOpen = false
  const close = () => {
    if (timer) clearTimeout(timer)
    timer = null
    isOpen = false
  }
  const wait = (milliseconds: number) => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      close()
      onIdle()
    }, milliseconds)
  }
  const open = () => {
    isOpen = true
    wait(OPEN_MS)
  }
  return {
    isOpen: () => isOpen,
    ask: () => wait(PIN_MS),
    open,
    close,
    touch: () => isOpen && open(),
  }
}
