import { type Box, nearestControl, nextControl, type Way } from './next-control.ts'

/** Everything that can be pressed now, in the document's order. */
export function controls(): HTMLElement[] {
  const dialog = document.querySelector('[role="alertdialog"], dialog[open]')
  const all = (dialog ?? document).querySelectorAll<HTMLElement>('button:not(:disabled), input:not(:disabled)')
  return [...all].filter((control) => !control.closest('[inert], .measure') && control.checkVisibility())
}

const boxOf = (element: Element): Box => element.getBoundingClientRect()

/** Which way a key of the keypad leads: left is back, and onward where the text runs from the right. */
export function wayOf(act: 'up' | 'down' | 'left' | 'right', within: Element | null): Way {
  if (act === 'up' || act === 'down') return act
  const isRightToLeft = getComputedStyle(within ?? document.body).direction === 'rtl'
  return (act === 'right') === isRightToLeft ? 'previous' : 'next'
}

/** Moves the focus by one step. From a heading, or from nowhere, it goes to what can be pressed next to it. */
export function moveFocus(act: 'up' | 'down' | 'left' | 'right'): void {
  const all = controls()
  const active = document.activeElement
  const at = all.indexOf(active as HTMLElement)
  const way = wayOf(act, active?.parentElement ?? null)
  let next: HTMLElement | undefined
  if (at >= 0) next = all[nextControl(all.map(boxOf), at, way)]
  else {
    const after = all.findIndex(
      (control) =>
        ((active ?? document.body).compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    )
    const onward = way === 'down' || way === 'next'
    next = onward ? all[Math.max(after, 0)] : all.at(after <= 0 ? -1 : after - 1)
  }
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/**
 * Keeps the focus where it can be seen while somebody works by keys: what had it may be disabled or gone by the hub's
 * word, and then the nearest control takes it.
 * @returns ends it
 */
export function keepFocus(usesKeys: () => boolean): () => void {
  let last: Box | null = null
  let asked = 0
  const look = () => {
    asked = 0
    if (!usesKeys()) return
    const { activeElement: active } = document
    if (active && active !== document.body && !active.matches(':disabled') && !active.closest('[inert]')) {
      last = boxOf(active)
      return
    }
    const all = controls()
    const nearest = last && all[nearestControl(all.map(boxOf), last)]
    ;(nearest ?? document.querySelector<HTMLElement>('h1[tabindex]'))?.focus({ preventScroll: true })
  }
  // After the page has drawn: a new screen puts the focus on its question by itself.
  const soon = () => {
    asked ||= requestAnimationFrame(look)
  }
  const watcher = new MutationObserver(soon)
  watcher.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'inert'] })
  document.addEventListener('focusin', soon)
  return () => {
    cancelAnimationFrame(asked)
    watcher.disconnect()
    document.removeEventListener('focusin', soon)
  }
}
