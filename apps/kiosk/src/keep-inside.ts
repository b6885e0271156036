import { isRefused } from '../device/swallowed-keys.ts'

/**
 * Lets nothing that comes to the machine besides fingers reach the browser around the page: no key or combination but
 * those that act within the page, no menu, no other button of a mouse, no dragging, no wheel that magnifies. The page
 * itself still hears it all. In force before the page has anything to show.
 */
export function keepInside(page: Window): void {
  const refuse = (event: Event) => event.preventDefault()
  const every: AddEventListenerOptions = { capture: true, passive: false }
  page.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey: control, altKey: alt, metaKey: meta, shiftKey: shift } = event
      // Staff type an address or a code: they may paste it.
      const typing = event.target instanceof HTMLInputElement
      // A scanner's line feed reaches the page, but Ctrl+J never the browser.
      if ((control && !typing) || isRefused({ key, control, alt, meta, shift }, typing)) refuse(event)
    },
    every,
  )
  // Alt alone opens a menu as it is let go.
  page.addEventListener('keyup', (event) => event.key.length > 1 && refuse(event), every)
  for (const name of ['contextmenu', 'auxclick', 'dragstart', 'dragover', 'drop'] as const)
    page.addEventListener(name, refuse, every)
  for (const name of ['mousedown', 'mouseup'] as const)
    page.addEventListener(name, (event) => event.button > 0 && refuse(event), every)
  page.addEventListener('wheel', (event) => event.ctrlKey && refuse(event), every)
}
